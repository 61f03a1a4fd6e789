import { nameKey } from "#app/domain/customers/normalise.ts";
import type { PartnerSummary } from "#app/domain/partners/partner.ts";

export type FoundPartner = { ok: true; partner: PartnerSummary } | { ok: false; several: boolean };
export type PartnerFinder = {
  find: (text: string) => FoundPartner;
  /** Their names, for saying which are known. */
  names: readonly string[];
};

const codeKey = (code: string) => code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Finds a partner by its code or its name, "Bluepeak IT Ltd" and "bluepeak it" being one name, or by what the sender
 * said it calls it: `said` has partners by the key of a name.
 */
export function partnerFinder(
  partners: readonly PartnerSummary[],
  said: Readonly<Record<string, string>> = {},
): PartnerFinder {
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const byCode = new Map(partners.map((partner) => [codeKey(partner.code), partner]));
  const byName = new Map<string, PartnerSummary[]>();
  for (const partner of partners) {
    const key = nameKey(partner.name);
    byName.set(key, [...(byName.get(key) ?? []), partner]);
  }
  return {
    names: partners.map((partner) => partner.name),
    find: (text) => {
      const coded = byCode.get(codeKey(text));
      if (coded) return { ok: true, partner: coded };
      const [named, ...others] = byName.get(nameKey(text)) ?? [];
      if (named && others.length === 0) return { ok: true, partner: named };
      const meant = byId.get(said[nameKey(text)] ?? "");
      return meant ? { ok: true, partner: meant } : { ok: false, several: others.length > 0 };
    },
  };
}
