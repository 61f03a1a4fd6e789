import { type DealFacts, type Missed, missedBy } from "./conditions.ts";
import { type ProgramRules, sizesOf } from "./program-rules.ts";

/** A programme as a version of it stands. */
export type OfferedProgram = {
  programId: string;
  programVersionId: string;
  name: string;
  version: number;
  rules: ProgramRules;
};

export type NotTaken =
  | Missed
  | { what: "family"; familyId: string }
  | { what: "product"; productId: string }
  | { what: "country"; country: string };

/** Why a programme does not take a deal; nothing when it does. */
export function refusalsOf(rules: ProgramRules, facts: DealFacts): NotTaken[] {
  const { takes, excludedFamilyIds, excludedProductIds, excludedCountries } = rules;
  // A programme for some families takes a deal that names no other; each of the others is refused by name.
  const missed = missedBy({ ...takes, sizes: sizesOf(rules), familyIds: [] }, facts);
  const isOut = (id: string) =>
    excludedFamilyIds.includes(id) || (takes.familyIds.length > 0 && !takes.familyIds.includes(id));
  const families = [...new Set(facts.familyIds)].filter(isOut);
  const products = [...new Set(facts.productIds)].filter((id) => excludedProductIds.includes(id));
  const country = facts.customerCountry;
  return [
    ...missed,
    ...families.map((familyId): NotTaken => ({ what: "family", familyId })),
    ...products.map((productId): NotTaken => ({ what: "product", productId })),
    ...(country && excludedCountries.includes(country)
      ? [{ what: "country" as const, country }]
      : []),
  ];
}

export type Choice<P extends OfferedProgram = OfferedProgram> =
  | { ok: true; program: P }
  /** None takes it; `program` is the one that comes nearest. */
  | { ok: false; program: P | null; refusals: NotTaken[] };

/** The first programme, in their order, that takes the deal. */
export function chooseProgram<P extends OfferedProgram>(
  programs: readonly P[],
  facts: DealFacts,
): Choice<P> {
  let nearest: { program: P; refusals: NotTaken[] } | null = null;
  for (const program of programs) {
    const refusals = refusalsOf(program.rules, facts);
    if (refusals.length === 0) return { ok: true, program };
    if (!nearest || refusals.length < nearest.refusals.length) nearest = { program, refusals };
  }
  return { ok: false, program: nearest?.program ?? null, refusals: nearest?.refusals ?? [] };
}

/** What is usual before anything is known of a deal: the first programme that is not for some partners or deals alone. */
export const usualOf = <P extends OfferedProgram>(programs: readonly P[]): P | undefined =>
  programs.find(({ rules }) => isForAll(rules)) ?? programs[0];

function isForAll({ takes }: ProgramRules): boolean {
  const { sizes, ...some } = takes;
  return (
    Object.values(some).every((list) => list.length === 0) &&
    Object.values(sizes).every(({ belowMinor }) => belowMinor === null)
  );
}
