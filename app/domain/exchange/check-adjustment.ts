import { amountOf } from "#app/platform/money.ts";
import { readCount } from "#app/platform/tables/cell.ts";

import type { CheckedSale } from "./check-sale.ts";
import type { RowContext } from "./row-context.ts";
import { RowReader } from "./row-reader.ts";

const MOST_UNITS = 10_000_000;
/** In millionths, and in minor units: as for sales. */
const DEAREST = 10n ** 15n;
const LARGEST_AMOUNT = 10n ** 14n;

const credits = new Set(["credit", "cr", "c", "price protection", "credit note", "gutschrift"]);
const charges = new Set(["charge", "debit", "dr", "d", "debit note", "belastung"]);

/** Checks a row of stock or price adjustments; every mistake in it is said at once. */
export function checkAdjustment(
  context: RowContext,
  rowNo: number,
  cells: readonly string[],
): CheckedSale {
  const row = new RowReader(context, cells);
  const document = row.required("document");
  const day = row.day("day");
  const productId = row.product("part")?.id;
  const buyerId = readHolder(row, context);
  const reason = row.optional("reason");
  const change =
    context.kind === "stock_adjustment" ? readUnits(row) : readWorth(row, context.currency);
  const branch = row.text("location");
  const identity =
    document !== undefined && productId
      ? { branch, document, productId, quantity: change?.quantity ?? 1 }
      : null;
  if (row.errors.length > 0 || !document || !day || !productId || !buyerId || !change) {
    return { ok: false, leftOut: false, errors: row.errors, identity };
  }
  const { currency } = context;
  return {
    ok: true,
    line: {
      ...{ rowNo, document, day, productId, buyerId, currency, branch, ...change },
      lineNo: row.text("lineNo"),
      ...(reason !== undefined && { authorisation: reason }),
    },
    warnings: row.warnings,
  };
}

function readHolder(row: RowReader, { partners }: RowContext): string | undefined {
  const text = row.required("partner");
  if (text === undefined) return undefined;
  const found = partners.find(text);
  if (found.ok) return found.partner.id;
  row.refuse(
    "partner",
    found.several
      ? { what: "Several partners have this name", hint: "Write the code" }
      : { what: "Partner not known", hint: "Write the partner’s code or its name" },
  );
  return undefined;
}

type Change = { quantity: number; unitMicros: bigint; amountMinor: bigint };

function readUnits(row: RowReader): Change | undefined {
  const text = row.required("quantity");
  const quantity = text === undefined ? undefined : row.parse("quantity", text, readCount);
  if (quantity === undefined) return undefined;
  if (quantity === 0) {
    const hint = "Negative for what was lost, positive for what was found";
    row.refuse("quantity", { what: "Quantity is zero", hint });
  }
  if (Math.abs(quantity) > MOST_UNITS) row.refuse("quantity", { what: "Quantity is too large" });
  return { quantity, unitMicros: 0n, amountMinor: 0n };
}

/**
 * What the adjustment changes the worth by: less for a credit, more for a charge. Files write credits with a minus and
 * without; the word says which it is, so that the sign cannot be taken for the other.
 */
function readWorth(row: RowReader, currency: string): Change | undefined {
  const sign = readSign(row);
  checkCurrency(row, currency);
  const whole = readMoney(row, "amount", currency);
  const each = readMoney(row, "perUnit", currency);
  const text = row.optional("quantity");
  const units = text === undefined ? undefined : row.parse("quantity", text, readCount);
  if (whole === undefined && (each === undefined || text === undefined)) {
    const hint = "Or the amount per unit, and the units";
    row.refuse("amount", { what: "Amount is missing", hint });
  }
  if (units !== undefined && (units <= 0 || units > MOST_UNITS)) {
    row.refuse("quantity", {
      what: units <= 0 ? "Units are not above zero" : "Units are too many",
    });
  }
  if (sign === undefined || row.errors.length > 0) return undefined;
  const exact = whole === undefined ? undefined : exactMinor(row, whole, currency);
  const product =
    each === undefined || units === undefined ? undefined : amountOf(units, each, currency);
  if (exact !== undefined && product !== undefined && exact !== product) {
    row.refuse("amount", { what: "Amount is not units times the amount per unit" });
  }
  const amount = exact ?? product;
  if (amount === undefined) return undefined;
  if (amount === 0n) row.refuse("amount", { what: "Amount is zero" });
  if (amount > LARGEST_AMOUNT) row.refuse("amount", { what: "Amount is too large" });
  // A change of worth has no units: what lies there changes, however many that is.
  return { quantity: 0, unitMicros: sign * (each ?? 0n), amountMinor: sign * amount };
}

function readSign(row: RowReader): bigint | undefined {
  const text = row.required("creditOrCharge");
  if (text === undefined) return undefined;
  const word = text.toLowerCase();
  if (credits.has(word)) return -1n;
  if (charges.has(word)) return 1n;
  const hint = "Write credit or charge";
  row.refuse("creditOrCharge", { what: `${row.label("creditOrCharge")} not known`, hint });
  return undefined;
}

/** Without its sign where it is a credit's. */
function readMoney(
  row: RowReader,
  field: "amount" | "perUnit",
  currency: string,
): bigint | undefined {
  const text = row.optional(field);
  const micros = text === undefined ? undefined : row.money(field, text, currency);
  if (micros === undefined) return undefined;
  if (micros < 0n && charges.has(row.text("creditOrCharge").toLowerCase())) {
    row.refuse(field, { what: "A charge is negative", hint: "Write it as a credit" });
  }
  const size = micros < 0n ? -micros : micros;
  if (size > DEAREST * 1_000n) row.refuse(field, { what: `${row.label(field)} is too large` });
  return size;
}

function exactMinor(row: RowReader, micros: bigint, currency: string): bigint | undefined {
  const minor = amountOf(1, micros, currency);
  if (amountOf(1_000_000, micros, currency) === minor * 1_000_000n) return minor;
  row.refuse("amount", { what: "Amount has too many decimals" });
  return undefined;
}

function checkCurrency(row: RowReader, currency: string) {
  const written = row.text("currency").toUpperCase();
  if (written === "" || written === currency) return;
  row.refuse("currency", { what: "Currency is not taken", hint: `Adjust in ${currency}` });
}
