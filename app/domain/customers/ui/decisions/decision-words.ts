import { formatScore } from "#app/ui/format.ts";

import type { DecisionEvidence, ToldDecision } from "../../decisions/told-decision.ts";

const attributeNames: Record<string, string> = {
  name: "Name",
  address: "Address",
  kind: "Kind",
  partner: "Partner",
};

/** What was decided, in a sentence without its subject: "Merged Apex into Acme". */
export function decisionWords({
  kind,
  evidence,
  about,
}: Pick<ToldDecision, "kind" | "evidence" | "about">): string {
  if (about) {
    const what = `no. ${about.no}: ${lowerFirst(decisionWords({ ...about, about: null }))}`;
    return kind === "undo" ? `Took back ${what}` : `Made again ${what}`;
  }
  return sentences[kind]?.(evidence) ?? "Decided";
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const some = (names: readonly string[]) =>
  names.length > 2 ? `${names[0]} and ${names.length - 1} others` : names.join(" and ");

const sentences: Partial<Record<ToldDecision["kind"], (evidence: DecisionEvidence) => string>> = {
  merge: ({ from, into }) => `Merged ${from?.name ?? "a customer"} into ${into?.name ?? "another"}`,
  split: ({ parties = [], from, to }) =>
    `Split ${some(parties)} from ${from?.name ?? "a customer"} to ${to?.name ?? "another"}`,
  accept: ({ matches = [] }) =>
    `Took ${some(matches.map(({ party }) => party))} for ${some([...new Set(matches.map(({ customer }) => customer))])}`,
  refuse: ({ matches = [] }) =>
    `${some(matches.map(({ party }) => party))} is not ${some([...new Set(matches.map(({ customer }) => customer))])}`,
  new_customer: ({ matches = [] }) =>
    `Kept ${some([...new Set(matches.map(({ party }) => party))])} as a new customer`,
  lock: ({ attribute = "", value }) => {
    const name = attributeNames[attribute] ?? "Value";
    return value === null
      ? `Unlocked the ${name.toLowerCase()}`
      : `Locked the ${name.toLowerCase()}`;
  },
  parent: ({ customer, parent }) =>
    parent
      ? `Put ${customer?.name ?? "a customer"} below ${parent.name}`
      : `Put ${customer?.name ?? "a customer"} below no other customer`,
};

/** On which evidence: the keys that spoke for it, with the score. */
export function evidenceWords({ matches = [] }: DecisionEvidence): string[] {
  return matches.map(({ party, customer, score, evidence }) => {
    const keys = evidence.filter(({ weight }) => weight > 0).map(({ value }) => value);
    return `${party}, ${customer}: ${[formatScore(score), ...keys].join(", ")}`;
  });
}
