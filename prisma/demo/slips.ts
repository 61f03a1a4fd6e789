import type { Layout } from "./csv-layouts.ts";
import { randomFrom } from "./random.ts";
import type { Sale } from "./sale.ts";

type Slip = { column: RegExp; value: () => string };

const kinds: readonly Slip[] = [
  { column: /^(part|item|sku|mpn|artikel)/i, value: () => "HI-4299" },
  { column: /^(qty|quantity|units|menge)/i, value: () => "0" },
  { column: /^(qty|quantity|units|menge)/i, value: () => "2.5" },
  { column: /date|datum/i, value: () => "" },
  { column: /price|preis/i, value: () => "n/a" },
  { column: /^(reseller|dealer)/i, value: () => "Northgate IT" },
  { column: /^curr|^w.hr/i, value: () => "USD" },
];

/** Now and then a file has a few rows in it that somebody got wrong. */
export function slips(partner: string, week: number, layout: Layout<Sale>, sold: readonly Sale[]) {
  const random = randomFrom(`slips ${partner} ${week}`);
  if (sold.length === 0 || !random.chance(0.22)) return [];
  const { column, value } = random.pick(kinds);
  const place = layout.header.findIndex((name) => column.test(name));
  if (place < 0) return [];
  return random.some(sold, random.between(1, 4)).map((sale) => {
    const cells = [...layout.cells({ ...sale, lineNo: 90 })];
    cells[place] = value();
    return cells;
  });
}
