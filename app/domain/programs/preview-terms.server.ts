import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { priceCurrencies } from "#app/domain/catalog/products.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type PreviewQuery, worthOf } from "./preview-query.ts";
import { ruleNames } from "./rule-names.server.ts";
import { termsGround } from "./terms.server.ts";
import { settleTerms, type TermsGround } from "./terms.ts";
import { findProgram, listPrograms } from "./versions/programs.server.ts";

/** What a deal of this kind would get if it were handed in now, with the draft of a programme if one is named. */
export async function previewTerms(tx: ScopedTx, query: PreviewQuery, now: Date) {
  const { currency: own, timeZone } = await findVendor(tx);
  const partners = (await listPartners(tx)).filter(
    ({ kind, status }) => kind !== "supplier" && status === "active",
  );
  const partner = partners.find(({ id }) => id === query.partner) ?? partners[0] ?? null;
  const families = await listFamilies(tx);
  const currencies = await priceCurrencies(tx);
  const currency = query.currency ?? own;
  const country = query.country ?? partner?.country ?? null;
  const familyIds = query.family.filter((id) => families.some((family) => family.id === id));
  const named = familyIds.length > 0 ? familyIds : families.slice(0, 1).map(({ id }) => id);
  const draft = query.draft ? await findProgram(tx, query.draft, now) : null;
  const ground = await termsGround(tx, { managerId: partner?.managerId ?? null }, now);
  const valueMinor = worthOf(query, currency);
  const settled =
    partner &&
    settleTerms(
      await withDraft(tx, ground, draft?.id ?? null, now),
      {
        partner,
        currency,
        valueMinor,
        familyIds: named,
        productIds: [],
        customerCountry: country,
      },
      now,
    );
  return {
    settled,
    names: await ruleNames(tx),
    timeZone,
    draftName: draft?.draft ? draft.name : null,
    query: {
      ...query,
      partner: partner?.id,
      currency,
      country: country ?? undefined,
      family: named,
    },
    choices: {
      partners: partners.map(({ id, name }) => ({ value: id, label: name })),
      families: families.map(({ id, name }) => ({ value: id, label: name })),
      currencies: [...new Set([own, ...currencies])],
    },
  };
}

/** The ground as it would be with a programme's draft published, in its place in the order. */
async function withDraft(
  tx: ScopedTx,
  ground: TermsGround,
  programId: string | null,
  now: Date,
): Promise<TermsGround> {
  if (!programId) return ground;
  const all = await listPrograms(tx, now);
  const programs = all.flatMap((program) => {
    const standing = ground.programs.find((each) => each.programId === program.id);
    if (program.id !== programId || !program.draft) return standing ? [standing] : [];
    const version = Math.max(0, ...program.versions.map((each) => each.version)) + 1;
    const { id, name, draft } = program;
    return [{ programId: id, programVersionId: id, name, version, rules: draft.rules }];
  });
  return { ...ground, programs };
}
