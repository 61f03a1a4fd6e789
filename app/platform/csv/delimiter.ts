import { CsvParser } from "./csv-parser.ts";

const delimiters = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export const delimiterNames: Record<Delimiter, string> = {
  ";": "Semicolons",
  ",": "Commas",
  "\t": "Tabs",
  "|": "Bars",
};

const ROWS_TO_JUDGE = 30;

/** What separates the cells: the sign that cuts most rows into the same, largest number of cells. */
export function guessDelimiter(sample: string): Delimiter {
  const announced = /^sep=([;,\t|])\r?\n/i.exec(sample)?.[1];
  if (announced) return announced as Delimiter;
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const score = usualWidth(sample, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The number of cells that most rows have, weighed by how many agree. */
function usualWidth(sample: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const { cells } of new CsvParser(delimiter).push(sample)) {
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    rows += 1;
    if (rows >= ROWS_TO_JUDGE) break;
  }
  let best = 0;
  for (const [width, agreeing] of counts) best = Math.max(best, width * agreeing);
  return best;
}
