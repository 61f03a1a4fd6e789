import type { ForecastLine } from "./forecast.ts";
import { HORIZON_MONTHS, type Month, monthsFrom } from "./month.ts";
import { readTypedQuantity } from "./quantity.ts";

/** The field of a cell: "q.<product>.2026-11". */
export const cellName = (productId: string, month: Month) => `q.${productId}.${month}`;

export type GridRead = {
  lines: ForecastLine[];
  /** What is wrong, by the name of the field. */
  errors: Map<string, string>;
  /** What was typed, as it was typed. */
  typed: Map<string, string>;
};

const CELL = /^q\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{4}-\d{2})$/;

type Ground = {
  first: Month;
  /** Products that the partner has stated before: they need a figure, since a blank row says nothing. */
  stated: ReadonlySet<string>;
};

/** Reads the grid: a blank cell states nothing, 0 expects nothing. Fields that are no cells are left alone. */
export function readGrid(fields: Iterable<[string, unknown]>, ground: Ground): GridRead {
  const months = new Set(monthsFrom(ground.first, HORIZON_MONTHS));
  const lines: ForecastLine[] = [];
  const errors = new Map<string, string>();
  const typed = new Map<string, string>();
  const blank = new Map<string, string>();
  for (const [name, value] of fields) {
    const [, productId, month] = CELL.exec(name) ?? [];
    if (!productId || !month || typeof value !== "string") continue;
    typed.set(name, value);
    if (!value.trim()) {
      if (!blank.has(productId)) blank.set(productId, name);
      continue;
    }
    const read = readTypedQuantity(value);
    if (!months.has(month)) errors.set(name, "This month is over");
    else if (read.ok) lines.push({ productId, month, quantity: read.quantity });
    else errors.set(name, read.words);
  }
  const answered = new Set(
    [...typed].filter(([, text]) => text.trim()).map(([name]) => name.split(".")[1]),
  );
  for (const [productId, name] of blank) {
    if (ground.stated.has(productId) && !answered.has(productId)) {
      errors.set(name, "Write 0 where you expect nothing");
    }
  }
  return { lines, errors, typed };
}
