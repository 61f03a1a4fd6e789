import { csvRow } from "#app/platform/tables/write-csv.ts";

import { ABSENT, KEYS } from "../matching/keys.ts";
import type { Outcome } from "../matching/match-lists.ts";
import type { PartyFile } from "./read-party-file.ts";

/** The matched pairs as CSV, the surest first, with what each key says and how much it adds to the score. */
export function* writeMatches(
  outcome: Outcome,
  left: PartyFile,
  right: PartyFile,
): Generator<string> {
  const { weights } = outcome;
  const matches = [...outcome.matches].sort(
    (a, b) => b.probability - a.probability || a.left - b.left || a.right - b.right,
  );
  const said = [...KEYS.keys()].filter((key) =>
    matches.some(({ levels }) => (levels[key] ?? ABSENT) !== ABSENT),
  );
  yield csvRow([
    ...["left_id", "right_id", "left_name", "right_name", "probability", "verdict", "held_back"],
    ...said.map((key) => KEYS[key]?.name.replaceAll(" ", "_") ?? ""),
  ]);
  for (const match of matches) {
    const evidence = said.map((key) => {
      const level = match.levels[key] ?? ABSENT;
      const words = KEYS[key]?.levels[level]?.words;
      if (words === undefined) return "";
      const weight = weights.keys[key]?.[level] ?? 0;
      return `${words} (${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)})`;
    });
    yield csvRow([
      ...[left.ids[match.left], right.ids[match.right]],
      ...[left.parties[match.left]?.name, right.parties[match.right]?.name],
      ...[match.probability.toFixed(4), match.verdict, match.heldBack, ...evidence],
    ]);
  }
}
