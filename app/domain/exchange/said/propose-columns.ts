import { partKey } from "#app/domain/catalog/product.ts";
import { readBucket } from "#app/domain/demand/bucket.ts";
import { readCount, readDay, readMicros } from "#app/platform/tables/cell.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { countryCode } from "../country.ts";
import type { PartnerFinder } from "../find-partner.ts";

/** A column that holds what a field asks for, judged by its cells; a person says whether it does. */
export type Proposal = { field: string; column: number; why: string };

type Ground = {
  parts: ReadonlyMap<string, unknown>;
  partners: Pick<PartnerFinder, "find">;
};
type Test = { words: string; share: number; fits: (cell: string, ground: Ground) => boolean };

const ROWS = 50;
const either = { decimal: "." as const, dates: "dmy" as const };

const isDay = (cell: string) =>
  /\D/.test(cell) &&
  (readDay(cell, "", either).ok || readDay(cell, "", { ...either, dates: "mdy" }).ok);
const isNumber = (cell: string) => readMicros(cell, "", either).ok;
const isCount = (cell: string) => cell.length < 8 && readCount(cell, "", either).ok;

const day: Test = { words: "days", share: 0.8, fits: isDay };
const count: Test = { words: "whole numbers", share: 0.9, fits: isCount };

/** How a field's cells look, the most telling first: a column serves one field. */
const tests: Partial<Record<string, Test>> = {
  part: {
    words: "known part numbers",
    share: 0.5,
    fits: (cell, { parts }) => parts.has(partKey(cell)),
  },
  partner: {
    words: "known partners",
    share: 0.5,
    fits: (cell, { partners }) => partners.find(cell).ok,
  },
  domain: {
    words: "web domains",
    share: 0.8,
    fits: (cell) => /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\/?$/i.test(cell),
  },
  day,
  asOf: day,
  from: {
    words: "days, weeks or months",
    share: 0.8,
    fits: (cell) => isDay(cell) || readBucket(cell) !== null,
  },
  currency: { words: "currencies", share: 0.8, fits: (cell) => /^[A-Z]{3}$/.test(cell) },
  country: {
    words: "countries",
    share: 0.8,
    fits: (cell) => /^\D{2,}$/.test(cell) && countryCode(cell) !== null,
  },
  document: {
    words: "numbers of documents",
    share: 0.8,
    fits: (cell) =>
      /\d/.test(cell) &&
      /^[\p{L}\d][\p{L}\d/_.-]{2,30}$/u.test(cell) &&
      !isDay(cell) &&
      !/^\d+[.,]\d+$/.test(cell),
  },
  unitPrice: {
    words: "prices",
    share: 0.8,
    fits: (cell) => isNumber(cell) && /[.,]\d{1,4}\D*$/.test(cell),
  },
  quantity: count,
  onHand: count,
};

const order = Object.keys(tests);

/**
 * Which columns could be the fields that no name was found for. Where two columns look alike nothing is proposed:
 * a quantity taken for a price is worse than a question.
 */
export function proposeColumns(
  rows: readonly TableRow[],
  fields: readonly string[],
  taken: ReadonlySet<number>,
  ground: Ground,
): Proposal[] {
  const seen = rows.slice(0, ROWS);
  const width = Math.max(0, ...seen.map(({ cells }) => cells.length));
  const free = new Set(
    Array.from({ length: width }, (_, place) => place).filter((at) => !taken.has(at)),
  );
  const proposals: Proposal[] = [];
  for (const field of [...fields].sort((a, b) => order.indexOf(a) - order.indexOf(b))) {
    const test = tests[field];
    if (!test) continue;
    const fitting = [...free].flatMap((column) => columnFits(seen, column, test, ground) ?? []);
    const [best, next] = fitting.sort((a, b) => b.share - a.share);
    if (!best || (next && next.share === best.share)) continue;
    free.delete(best.column);
    const why = `${best.fitting} of ${best.filled} cells are ${test.words}`;
    proposals.push({ field, column: best.column, why });
  }
  return proposals;
}

function columnFits(rows: readonly TableRow[], column: number, test: Test, ground: Ground) {
  const filled = rows.flatMap(({ cells }) => cells[column]?.trim() || []);
  const fitting = filled.filter((cell) => test.fits(cell, ground)).length;
  const share = filled.length === 0 ? 0 : fitting / filled.length;
  return share >= test.share ? { column, share, fitting, filled: filled.length } : null;
}
