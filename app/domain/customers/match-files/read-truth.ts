import { OperatorError } from "#app/platform/run/operator-error.ts";

import type { PartyFile, Table } from "./read-party-file.ts";

/** Pairs known to be one party, as "place|place" in the two lists; of one list, the earlier place first. */
export type Truth = ReadonlySet<string>;

const LABELS = /^(gold|label|is_?match|match|truth|duplicate|same)$/i;
const NO = /^(0|false|no|n|non-?match|different)?$/i;

export const pairKey = (left: number, right: number, itself: boolean): string =>
  itself && right < left ? `${right}|${left}` : `${left}|${right}`;

/** Reads pairs of ids: the two columns that name rows of the two files, and a label column where there is one. */
export function readTruth(table: Table, left: PartyFile, right: PartyFile, itself: boolean): Truth {
  const { file, header, rows } = table;
  const label = header.findIndex((cell) => LABELS.test(cell.trim()));
  const lefts = placesOf(left);
  const rights = placesOf(right);
  const [a, b] = idColumns(table, label, [left, right], [lefts, rights]);
  const truth = new Set<string>();
  for (const cells of rows) {
    if (label >= 0 && NO.test(cells[label]?.trim() ?? "")) continue;
    const [one, other] = [cells[a]?.trim() ?? "", cells[b]?.trim() ?? ""];
    const [place, mate] = [lefts.get(one), rights.get(other)];
    if (place === undefined || mate === undefined) {
      const [id, where] = place === undefined ? [one, left.file] : [other, right.file];
      throw new OperatorError(`${file}: ${id || "an empty cell"} is no id in ${where}`);
    }
    if (!itself || place !== mate) truth.add(pairKey(place, mate, itself));
  }
  if (truth.size === 0) throw new OperatorError(`${file}: it names no pair`);
  return truth;
}

const placesOf = ({ ids }: PartyFile) => new Map(ids.map((id, place) => [id, place]));

/** Two columns whose cells are ids; where more are, those whose header names the side. */
function idColumns(
  { file, header, rows }: Table,
  label: number,
  files: readonly [PartyFile, PartyFile],
  places: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>],
): [number, number] {
  const hints = [
    /left|ltable|^l[_ ]|^a[_ ]|_?(a|1|l)$|first|source/i,
    /right|rtable|^r[_ ]|^b[_ ]|_?(b|2|r)$|second|target/i,
  ];
  const rank = (column: number, side: 0 | 1) => {
    if (column === label) return 0;
    const known = rows.filter((cells) => places[side].has(cells[column]?.trim() ?? "")).length;
    const name = header[column]?.trim().toLowerCase() ?? "";
    const stem = files[side].file.replace(/\.\w+$/, "").toLowerCase();
    const hint = name.includes(stem) ? 2 : hints[side]?.test(name) ? 1 : 0;
    return known === 0
      ? 0
      : known / rows.length + hint * 0.2 - (/^_?id$|^$/.test(name) && header.length > 2 ? 0.3 : 0);
  };
  let best = { sum: 0, a: -1, b: -1 };
  for (const a of header.keys())
    for (const b of header.keys()) {
      if (a === b || rank(a, 0) <= 0 || rank(b, 1) <= 0) continue;
      const sum = rank(a, 0) + rank(b, 1) + (a < b ? 0.01 : 0);
      if (sum > best.sum + 1e-9) best = { sum, a, b };
    }
  if (best.a < 0)
    throw new OperatorError(
      `${file}: it needs two columns, one with ids of ${files[0].file} and one with ids of ${files[1].file}`,
    );
  return [best.a, best.b];
}
