import { formatUnits } from "#app/ui/format.ts";

import type { EchoKind } from "../../echoes/echo-query.ts";
import type { EchoPair } from "../../echoes/read-echoes.server.ts";

export const kindNames: Record<EchoKind, string> = {
  rule: "Paired by rule",
  hand: "Paired by hand",
  parted: "Parted",
  maybe: "Maybe one sale",
};

export const evidenceNames = { document: "Same document", days: "Days alone" } as const;

/** What tells that two lines are one sale, the strongest first. */
export function evidenceWords({ evidence, own, other }: EchoPair): string[] {
  const { document, days, units, customer } = evidence;
  if (!own || !other || days === null || units === null) return ["One line is not there now"];
  const day = days === 0 ? "Same day" : `${formatUnits(days)} ${days === 1 ? "day" : "days"} apart`;
  const rest = [
    units === 0 ? "same quantity" : `quantities differ by ${formatUnits(units)}`,
    customer ? "same customer" : "other customer",
  ];
  return document
    ? [`Same document ${own.document}`, day.toLowerCase(), ...rest]
    : [day, ...rest, "other document"];
}

export const doneWords = {
  part: "Parted: both lines count",
  pair: "Paired: the sale counts once",
  undo: "Taken back: the rule says what they are",
};

export const refusedWords = {
  "not-found": "One of the lines was taken back or corrected meanwhile",
  "other-sale": "Only two partners’ lines of one product can be one sale",
  taken: "One of the lines was paired with a third by hand: undo that first",
};
