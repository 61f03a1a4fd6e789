import { PartyWords } from "#app/domain/customers/party.schema.ts";
import type { SalesLine } from "#app/domain/revenue/sales-line.ts";
import { amountOf } from "#app/platform/money.ts";
import { readCount, readMicros } from "#app/platform/tables/cell.ts";

import type { PartyField } from "./columns.ts";
import { countryCode } from "./country.ts";
import type { RowContext } from "./row-context.ts";
import { RowReader } from "./row-reader.ts";
import type { RowError } from "./submission.ts";

export type Checked<Line> = { ok: true; line: Line } | { ok: false; errors: RowError[] };

/** What tells a line from others of its file, apart from its number; null when that is what is wrong. */
export type LineIdentity = Pick<SalesLine, "branch" | "document" | "productId" | "quantity">;
export type CheckedSale =
  | { ok: true; line: SalesLine }
  | { ok: false; errors: RowError[]; identity: LineIdentity | null };

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
  const branch = row.text("branch");
  const document = row.required("document");
  const day = row.day("day");
  const productId = row.product("part");
  const quantity = readQuantity(row);
  const unitMicros = readPrice(row);
  const amountMinor = readAmount(row, quantity, unitMicros, context);
  checkCurrency(row, context);
  const partnerId = readPartner(row, context);
  const party = readParty(row, context);
  if (context.kind === "pos" && !partnerId && !party && row.errors.length === 0) {
    row.refuse("customer", {
      what: "Nobody is named as the buyer",
      hint: "Name the reseller or the end customer",
    });
  }
  const identity =
    document !== undefined && productId && quantity !== undefined
      ? { branch, document, productId, quantity }
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
    return { ok: false, errors: row.errors, identity };
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
    },
  };
}

function readQuantity(row: RowReader): number | undefined {
  const text = row.required("quantity");
  const quantity = text === undefined ? undefined : row.parse("quantity", text, readCount);
  if (quantity === undefined) return undefined;
  if (quantity === 0) {
    row.refuse("quantity", { what: "Quantity is zero", hint: "A return is a negative quantity" });
  }
  if (Math.abs(quantity) > MOST_UNITS) row.refuse("quantity", { what: "Quantity is too large" });
  return quantity;
}

function readPrice(row: RowReader): bigint | undefined {
  const text = row.required("unitPrice");
  const micros = text === undefined ? undefined : row.parse("unitPrice", text, readMicros);
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

const partyFields = {
  name: "customer",
  domain: "domain",
  duns: "duns",
  vat: "vat",
  street: "street",
  postcode: "postcode",
  city: "city",
  country: "country",
} as const satisfies Record<keyof PartyWords, PartyField>;

/** The end customer as written; who says more than a name must say the name too. */
function readParty(row: RowReader, { kind, header }: RowContext): PartyWords | undefined {
  if (kind === "sell_in") return undefined;
  const needed = kind === "direct" || header.at.partner === undefined;
  const name = needed ? row.required("customer") : row.optional("customer");
  if (name === undefined) return undefined;
  const country = row.text("country");
  const code = countryCode(country);
  if (country !== "" && code === null) {
    row.refuse("country", { what: "Country not known", hint: "Write its two letters, such as NO" });
    return undefined;
  }
  const written = Object.fromEntries(
    Object.entries(partyFields).map(([word, field]) => [word, row.text(field)]),
  );
  const words = PartyWords.safeParse({ ...written, country: code ?? "" });
  if (words.success) return words.data;
  for (const issue of words.error.issues) {
    const word = issue.path[0] as keyof PartyWords;
    row.refuse(partyFields[word], { what: `${row.label(partyFields[word])}: ${issue.message}` });
  }
  return undefined;
}
