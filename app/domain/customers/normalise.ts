import { fold, isUnspaced, wordsOf } from "./matching/fold-text.ts";
import { readDomain } from "./matching/read-contact.ts";
import { setLegalFormAside, setUnspacedFormAside } from "./matching/set-legal-form-aside.ts";

/** Of what follows; a party that was read by an older one is read again (read-keys.server.ts). */
export const KEYS_VERSION = 3;

/**
 * A name without case, accents, punctuation and legal form: "ACME Corporation, Inc." and "Acme Corp." are one key.
 * A name made of legal forms alone keeps them. Numbers stay: "Store 12" and "Store 13" are two places.
 */
export function nameKey(name: string): string {
  const folded = fold(name).replace(/\s+/g, " ").trim();
  const plain = isUnspaced(folded) ? setUnspacedFormAside(folded).text : folded;
  const words = wordsOf(plain);
  return (words.length > 0 ? setLegalFormAside(words).words : [plain]).join(" ");
}

/** The registrable domain that a web or e-mail address belongs to; null when it identifies nobody. */
export const domainKey = (text: string | undefined): string | null => readDomain(text);

/** Nine digits, as Dun & Bradstreet numbers them; null for anything else. */
export function dunsKey(text: string | undefined): string | null {
  const digits = text?.replace(/\D/g, "") ?? "";
  return digits.length === 9 ? digits : null;
}

/** A VAT or tax number in capitals without separators; null when too short to identify anybody. */
export function vatKey(text: string | undefined): string | null {
  const compact = text?.toUpperCase().replace(/[^A-Z0-9]/g, "") ?? "";
  return compact.length >= 7 ? compact : null;
}

/** What identifies a party, whatever customer it was resolved to. */
export type PartyKeys = {
  nameKey: string;
  domainKey: string | null;
  dunsKey: string | null;
  vatKey: string | null;
};

type Words = { name: string } & Partial<Record<"domain" | "duns" | "vat", string | null>>;

export const keysOf = ({ name, domain, duns, vat }: Words): PartyKeys => ({
  nameKey: nameKey(name),
  domainKey: domainKey(domain ?? undefined),
  dunsKey: dunsKey(duns ?? undefined),
  vatKey: vatKey(vat ?? undefined),
});
