/** What PostgreSQL's COPY reads as nothing. */
export const NULL = "\\N";

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const special = /[\\\t\n\r]/;
const every = /[\\\t\n\r]/g;

/** A text as COPY takes it. */
export const escaped = (text: string): string =>
  special.test(text) ? text.replace(every, (sign) => escapes[sign] ?? sign) : text;

const common = ["vendor_id", "submission_id", "row_no", "raw", "errors", "verdict", "line_key"];

/** The columns of staging that a kind of file fills, in the order in which its rows are written. */
export const stagedColumns = {
  sale: [
    ...common,
    ...["product_id", "day", "quantity", "unit_micros", "amount_minor", "branch", "document"],
    ...["line_no", "other_partner_id", "party_row", "party_print", "party_words"],
    ...["deal_id", "authorisation", "serials"],
  ],
  stock: [
    ...common,
    ...["product_id", "day", "quantity", "branch"],
    ...["available", "committed", "on_order", "in_transit", "backordered"],
  ],
  record: [...common, "record"],
  forecast: [...common, "product_id", "record"],
} as const;

export type StagedShape = keyof typeof stagedColumns;

const nothing = {
  sale: `\t${NULL}`.repeat(stagedColumns.sale.length - common.length + 1),
  stock: `\t${NULL}`.repeat(stagedColumns.stock.length - common.length + 1),
  record: `\t${NULL}`.repeat(stagedColumns.record.length - common.length + 1),
  forecast: `\t${NULL}`.repeat(stagedColumns.forecast.length - common.length + 1),
};

type Refused = {
  rowNo: number;
  raw: string;
  errors: readonly object[];
  leftOut?: boolean;
};

/** A row that is not used, with what is wrong with it or why it is left out. */
export const refusedText = (shape: StagedShape, from: string, row: Refused): string =>
  `${from}${row.rowNo}\t${escaped(row.raw)}\t${errorsText(row.errors)}\t${row.leftOut ? "left_out" : "refused"}${nothing[shape]}\n`;

export const errorsText = (errors: readonly object[]): string =>
  errors.length === 0 ? NULL : escaped(JSON.stringify(errors));

/** Texts as COPY takes a list of them. */
export const listText = (texts: readonly string[]): string =>
  escaped(`{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
