import { readDay } from "#app/platform/tables/cell.ts";
import { type Column, ROWS_ABOVE, recogniseHeader } from "#app/platform/tables/header.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { currencyCode, readPrice, type SetPrice } from "./catalog.schema.ts";
import { partKey } from "./product.ts";

type Field = "part" | "currency" | "price" | "from";

export const priceColumns: readonly Column<Field>[] = [
  { field: "part", label: "Part number", names: ["Part number", "Part no", "SKU"], required: true },
  { field: "currency", label: "Currency", names: ["Currency", "Cur"], required: true },
  {
    field: "price",
    label: "List price",
    names: ["New list price", "List price", "Price"],
    required: true,
  },
  { field: "from", label: "Valid from", names: ["New valid from", "Valid from", "From"] },
];

export type WrongRow = { rowNo: number; raw: string; errors: string[] };

export type ReadPrices =
  | { ok: true; prices: SetPrice[]; rows: number; wrong: WrongRow[] }
  | { ok: false; problem: string };

export type PriceGround = {
  /** Product ids by the key of their part number. */
  parts: ReadonlyMap<string, string>;
  today: Date;
  /** The first day of a price whose row names none. */
  from: Date;
};

/** Reads a price list. A row without a price is left as it is; whatever is wrong is said of its row. */
export function readPriceFile(records: readonly TableRow[], ground: PriceGround): ReadPrices {
  const filled = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const found = recogniseHeader(filled.slice(0, ROWS_ABOVE), priceColumns);
  if (!found.ok) return found;
  const { at, rowNo } = found.header;
  const seen = new Map<string, number>();
  const prices: SetPrice[] = [];
  const wrong: WrongRow[] = [];
  let rows = 0;
  for (const record of filled) {
    if (record.rowNo <= rowNo) continue;
    const cell = (field: Field) => {
      const place = at[field];
      return place === undefined ? "" : (record.cells[place] ?? "").trim();
    };
    if (cell("price") === "") continue;
    rows += 1;
    const read = readRow(cell, ground);
    const key = read.ok ? keyOf(read.price) : "";
    const before = seen.get(key);
    if (!read.ok) wrong.push({ rowNo: record.rowNo, raw: record.raw, errors: read.errors });
    else if (before !== undefined) {
      const errors = [`The same part, currency and day stand in row ${before}`];
      wrong.push({ rowNo: record.rowNo, raw: record.raw, errors });
    } else {
      seen.set(key, record.rowNo);
      prices.push(read.price);
    }
  }
  if (rows === 0) return { ok: false, problem: "There is no row with a price below the header" };
  return { ok: true, prices, rows, wrong };
}

const keyOf = ({ productId, currency, validFrom }: SetPrice) =>
  [productId, currency, validFrom.toISOString()].join(" ");

type Row = { ok: true; price: SetPrice } | { ok: false; errors: string[] };

function readRow(cell: (field: Field) => string, { parts, today, from }: PriceGround): Row {
  const errors: string[] = [];
  const productId = parts.get(partKey(cell("part")));
  if (!productId) errors.push(`${cell("part") || "The part"} is not in the catalogue`);
  const currency = currencyCode.safeParse(cell("currency"));
  if (!currency.success) errors.push("The currency has three letters such as EUR");
  const price = readPrice(cell("price"), currency.data ?? "EUR");
  if (!price.ok) errors.push(price.words);
  const day = cell("from")
    ? readDay(cell("from"), "Valid from")
    : { ok: true as const, value: from };
  if (!day.ok) errors.push([day.what, day.hint].filter(Boolean).join(". "));
  else if (day.value < today) errors.push("Valid from is in the past");
  if (!productId || !currency.success || !price.ok || !day.ok || errors.length > 0) {
    return { ok: false, errors };
  }
  return {
    ok: true,
    price: { productId, currency: currency.data, validFrom: day.value, listMinor: price.minor },
  };
}
