import type { PartyKeys } from "#app/domain/customers/normalise.ts";

import { type Key, type KeyEvidence, keys } from "./conflict.ts";

/** How much each key says by itself that two customers are, or count as, one. */
const WEIGHT: Record<Key, number> = {
  ...{ duns: 1, vat: 1, customer: 1, domain: 0.95 },
  ...{ parent: 0.9, subsidiary: 0.9, sibling: 0.85, name: 0.55 },
};

/** The evidence that two parties are one customer: what agrees, then the numbers in which they contradict each other. */
export function weighKeys(
  matched: readonly Key[],
  mine: PartyKeys,
  theirs: PartyKeys | null,
  customerName: string,
): KeyEvidence[] {
  const said: Partial<Record<Key, string | null>> = {
    ...{ duns: mine.dunsKey, vat: mine.vatKey, domain: mine.domainKey, name: mine.nameKey },
  };
  const agreeing = keys
    .filter((key) => matched.includes(key))
    .map((key) => ({ key, value: said[key] ?? customerName, agrees: true, weight: WEIGHT[key] }));
  return [...agreeing, ...contradictions(mine, theirs)];
}

/** Two names and two domains say nothing against a match: a company may well have several. */
function contradictions(mine: PartyKeys, theirs: PartyKeys | null): KeyEvidence[] {
  const pairs = [
    { key: "duns" as const, own: mine.dunsKey, other: theirs?.dunsKey },
    { key: "vat" as const, own: mine.vatKey, other: theirs?.vatKey },
  ];
  return pairs.flatMap(({ key, own, other }) =>
    own && other && own !== other ? [{ key, value: other, agrees: false, weight: -1 }] : [],
  );
}

export const strengthOf = (evidence: readonly KeyEvidence[]): number =>
  Math.max(0, ...evidence.filter(({ agrees }) => agrees).map(({ weight }) => weight));

/** A name alone is a hint and no more. */
export const isSure = (matched: readonly Key[]): boolean => matched.some((key) => key !== "name");
