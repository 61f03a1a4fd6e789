import { partKey } from "#app/domain/catalog/product.ts";
import { readCountry } from "#app/domain/customers/matching/read-country.ts";
import { countries } from "#app/domain/partners/countries.ts";
import { readCount, readDay } from "#app/platform/tables/cell.ts";

import type { DraftForm } from "../drafts/draft.ts";
import {
  type RegisterDeal,
  registerDealSchema,
  salesStages,
} from "../register/register-deal.schema.ts";
import { type DealColumn, labelOf } from "./deal-columns.ts";

export type CellError = { column: string; value: string; words: string };

/** A row as a registration, or why it is none; what could be read of it can become a draft all the same. */
export type ReadRow = { form: DraftForm } & (
  | { ok: true; deal: Omit<RegisterDeal, "dealId"> }
  | { ok: false; errors: CellError[] }
);

export type RowGround = {
  today: Date;
  /** The currency of rows that name none. */
  currency: string;
  /** Ids of what is on sale, by currency and by the key of the part number. */
  parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

type Cell = (column: DealColumn) => string;

// Never a deal's: each row gets its own when it is known what it says.
const NO_ID = "00000000-0000-7000-8000-000000000000";

const several = (text: string) =>
  text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean);

export function readDealRow(cell: Cell, ground: RowGround): ReadRow {
  const errors: CellError[] = [];
  const wrong = (column: DealColumn, words: string, value = cell(column)) =>
    errors.push({ column: labelOf(column), value, words });

  const currency = cell("currency").toUpperCase() || ground.currency;
  const onSale = ground.parts.get(currency);
  if (!onSale) wrong("currency", "There are no prices in this currency");
  const lines = readLines(cell, onSale, wrong);
  const closeDay = cell("closeDay") ? readDay(cell("closeDay"), "The day") : null;
  if (closeDay && !closeDay.ok) {
    wrong("closeDay", [closeDay.what, closeDay.hint].filter(Boolean).join(". "));
  }
  const read = readCountry(cell("country"));
  const country = read && countries[read] ? read : null;
  if (cell("country") && !country) wrong("country", "This is no country. Write a code such as DE");
  const stage = stageOf(cell("stage"));
  if (!stage) wrong("stage", `Write one of ${salesStages.join(", ")}`);

  const form: DraftForm = {
    ...plain(cell),
    currency: onSale ? currency : undefined,
    lines,
    country: country ?? undefined,
    stage: stage ?? undefined,
    closeDay: closeDay?.ok ? closeDay.value.toISOString().slice(0, 10) : undefined,
  };
  const parsed = registerDealSchema(ground.today).safeParse({ ...form, dealId: NO_ID });
  const said = new Set(errors.map(({ column }) => column));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const column = (path[0] === "lines" ? "part" : path[0]) as DealColumn;
    // What was said of the cell itself is nearer than that nothing came of it.
    if (!said.has(labelOf(column))) wrong(column, message);
  }
  if (!parsed.success || errors.length > 0) return { form, ok: false, errors };
  const { dealId: _, ...deal } = parsed.data;
  return { form, ok: true, deal };
}

const PLAIN = [
  ...(["name", "domain", "street", "postcode", "city", "duns", "vat", "contactName"] as const),
  ...(["contactEmail", "contactPhone", "reference", "workDone"] as const),
];

const plain = (cell: Cell): DraftForm =>
  Object.fromEntries(PLAIN.map((column) => [column, cell(column) || undefined]));

function readLines(
  cell: Cell,
  onSale: ReadonlyMap<string, string> | undefined,
  wrong: (column: DealColumn, words: string, value?: string) => void,
) {
  const quantities = several(cell("quantity"));
  const parts = several(cell("part"));
  if (parts.length > 0 && quantities.length !== parts.length) {
    wrong("quantity", "Write one quantity for each part, with semicolons between");
  }
  return parts.map((part, place) => {
    const productId = onSale?.get(partKey(part));
    if (onSale && !productId) wrong("part", "Not on sale in this currency", part);
    const written = quantities[place] ?? "";
    const count = readCount(written, "The quantity");
    if (written && !count.ok) wrong("quantity", count.what, written);
    return { productId, quantity: count.ok ? String(count.value) : written || undefined };
  });
}

function stageOf(text: string) {
  if (text === "") return "prospect";
  return salesStages.find((stage) => stage === text.toLowerCase());
}
