import type { SalesLine } from "#app/domain/revenue/sales-line.ts";
import { amountOf, divideRounded } from "#app/platform/money.ts";
import { readCount } from "#app/platform/tables/cell.ts";

import { readParty } from "./check-party.ts";
import { readReferences } from "./check-references.ts";
import { readUnit } from "./check-unit.ts";
import type { RowContext } from "./row-context.ts";
import { RowReader } from "./row-reader.ts";
import { saleTypeOf } from "./sale-type.ts";
import type { RowError } from "./submission.ts";

export type Checked<Line> =
  | { ok: true; line: Line; warnings: RowError[] }
  | { ok: false; errors: RowError[] };

/** What tells a line from others of its file, apart from its number; null when that is what is wrong. */
export type LineIdentity = Pick<SalesLine, "branch" | "document" | "productId" | "quantity">;
export type CheckedSale =
  | { ok: true; line: SalesLine; warnings: RowError[] }
  /** Left out: it tells of something that is no sale to anybody. */
  | { ok: false; leftOut: boolean; errors: RowError[]; identity: LineIdentity | null };

const DEAREST = 10n ** 15n;
const MOST_UNITS = 10_000_000;
/** In minor units. What thousands of such lines come to still fits the 64 bits in which the database adds them up. */
const LARGEST_AMOUNT = 10n ** 14n;

/** Checks a row of sales; every mistake in it is said at once. */
export function checkSale(
  context: RowContext,
  rowNo: number,
  cells: readonly string[],
): CheckedSale {
  const row = new RowReader(context, cells);
  const type = readType(row);
  if (type === "no sale") return { ok: false, leftOut: true, errors: row.errors, identity: null };
  const branch = row.text("branch");
  const document = readDocument(row);
  const day = row.day("day");
  const product = row.product("part");
  const productId = product?.id;
  const pieces = readUnit(row, product) ?? 1;
  const counted = readQuantity(row, type, pieces);
  const quantity = counted === undefined ? undefined : counted * pieces;
  const written = readPrice(row, context);
  const amountMinor = readAmount(row, counted, written, context);
  // What a box costs, by the piece.
  const unitMicros = written === undefined ? undefined : divideRounded(written, BigInt(pieces));
  checkCurrency(row, context);
  const partnerId = readPartner(row, context);
  const party = readParty(row, context);
  const references = readReferences(row, context, quantity);
  if (context.kind === "pos" && !partnerId && !party && row.errors.length === 0) {
    row.refuse("customer", {
      what: "Nobody is named as the buyer",
      hint: "Name the reseller or the end customer",
    });
  }
  if (productId && day && unitMicros !== undefined && context.kind !== "sell_in") {
    const special = references.authorisation !== undefined || references.dealId !== undefined;
    checkPrice(row, context, { productId, day, unitMicros, special });
  }
  // A quantity that cannot be read is one of a sale: corrected, the line is counted among the document's sales.
  const identity =
    document !== undefined && productId
      ? { branch, document, productId, quantity: quantity ?? 1 }
      : null;
  if (
    row.errors.length > 0 ||
    document === undefined ||
    !day ||
    !productId ||
    quantity === undefined ||
    unitMicros === undefined ||
    amountMinor === undefined
  ) {
    return { ok: false, leftOut: false, errors: row.errors, identity };
  }
  const { currency } = context;
  return {
    ok: true,
    line: {
      rowNo,
      document,
      day,
      productId,
      quantity,
      unitMicros,
      amountMinor,
      currency,
      branch,
      lineNo: row.text("lineNo"),
      ...(partnerId &&
        (context.kind === "sell_in" ? { buyerId: partnerId } : { soldToId: partnerId })),
      ...(party && { party }),
      ...references,
    },
    warnings: row.warnings,
  };
}

/** "1.23457E+12": what is left of a long number is one number for many documents. */
export const isShortened = (text: string): boolean =>
  text.includes("+") && /^\d([.,]\d+)?E\+\d{1,3}$/i.test(text);

function readDocument(row: RowReader): string | undefined {
  const document = row.required("document");
  if (document !== undefined && isShortened(document)) {
    row.refuse("document", {
      what: `${row.label("document")} was shortened by a spreadsheet`,
      hint: "Format its column as text or as a whole number, and export the file again",
    });
  }
  return document;
}

function readType(row: RowReader): "sale" | "return" | "no sale" | null {
  const text = row.optional("type");
  if (text === undefined) return null;
  const type = saleTypeOf(text);
  if (!type) {
    const hint = "Write sale or return, or the code of a transfer such as SS";
    row.refuse("type", { what: `${row.label("type")} not known`, hint });
    return null;
  }
  if (type.is === "no sale") {
    row.refuse("type", { what: `${type.name} is no sale to anybody` });
  }
  return type.is;
}

/** As it is written, in packs or pieces. */
function readQuantity(
  row: RowReader,
  type: "sale" | "return" | null,
  pieces: number,
): number | undefined {
  const text = row.required("quantity");
  const quantity = text === undefined ? undefined : row.parse("quantity", text, readCount);
  if (quantity === undefined) return undefined;
  if (quantity === 0) {
    row.refuse("quantity", { what: "Quantity is zero", hint: "A return is a negative quantity" });
  }
  if (Math.abs(quantity) * pieces > MOST_UNITS)
    row.refuse("quantity", { what: "Quantity is too large" });
  if (type === "return" && quantity > 0) {
    const hint = `Write -${quantity}, or another transaction type`;
    row.refuse("quantity", { what: "A return has a positive quantity", hint });
  } else if (type === "sale" && quantity < 0) {
    const hint = `Write ${-quantity}, or return as the transaction type`;
    row.refuse("quantity", { what: "A sale has a negative quantity", hint });
  }
  return quantity;
}

function readPrice(row: RowReader, { currency }: RowContext): bigint | undefined {
  const text = row.required("unitPrice");
  const micros = text === undefined ? undefined : row.money("unitPrice", text, currency);
  if (micros === undefined) return undefined;
  if (micros < 0n) {
    row.refuse("unitPrice", {
      what: "Unit price is negative",
      hint: "For a return, make the quantity negative instead",
    });
  }
  if (micros > DEAREST) row.refuse("unitPrice", { what: "Unit price is too large" });
  return micros;
}

type Priced = { productId: string; day: Date; unitMicros: bigint; special: boolean };

function checkPrice(row: RowReader, { prices }: RowContext, priced: Priced) {
  const { productId, unitMicros, special } = priced;
  if (unitMicros < 0n) return;
  const day = priced.day.toISOString().slice(0, 10);
  const off = prices.off(productId, day, unitMicros, special);
  if (!off) return;
  const problem = prices.inWords(off, day);
  if (prices.refuses) row.refuse("unitPrice", problem);
  else row.warn("unitPrice", problem);
}

function readAmount(
  row: RowReader,
  quantity: number | undefined,
  unitMicros: bigint | undefined,
  { currency }: RowContext,
): bigint | undefined {
  if (quantity === undefined || unitMicros === undefined) return undefined;
  const amount = amountOf(quantity, unitMicros, currency);
  if (amount > LARGEST_AMOUNT || amount < -LARGEST_AMOUNT) {
    row.refuse("unitPrice", { what: "Quantity times unit price is too large" });
    return undefined;
  }
  return amount;
}

function checkCurrency(row: RowReader, { currency, vendorName }: RowContext) {
  const written = row.text("currency").toUpperCase();
  if (written === "" || written === currency) return;
  row.refuse("currency", {
    what: "Currency is not taken",
    hint: `Report to ${vendorName} in ${currency}`,
  });
}

function readPartner(row: RowReader, { kind, partners, vendorName }: RowContext) {
  const text = kind === "sell_in" ? row.required("partner") : row.optional("partner");
  if (text === undefined) return undefined;
  const found = partners.find(text);
  if (found.ok) return found.partner.id;
  const what = `${row.label("partner")} not known`;
  if (found.several) {
    row.refuse("partner", { what: "Several partners have this name", hint: "Write the code" });
  } else if (kind === "sell_in") {
    row.refuse("partner", { what, hint: "Write the partner’s code or its name" });
  } else {
    const known = partners.names.slice(0, 8).join(", ");
    row.refuse("partner", {
      what,
      hint: known
        ? `Linked to you at ${vendorName}: ${known}`
        : `${vendorName} has not linked any reseller to you`,
    });
  }
  return undefined;
}
