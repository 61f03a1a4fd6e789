import type { SaleDeal } from "#app/domain/deals/deals-by-number.server.ts";

import type { RowContext } from "./row-context.ts";
import type { RowReader } from "./row-reader.ts";

/** What a line of sales refers to. */
export type SaleReferences = { dealId?: string; authorisation?: string; serials?: string[] };

const MOST_SERIALS = 1_000;
const LONGEST_SERIAL = 60;
const BETWEEN = /[\s,;|]+/;

/**
 * Reads what a line refers to. A sale is a sale whatever it refers to: what is not known or does not fit is told, and the
 * line is taken without it.
 */
export function readReferences(
  row: RowReader,
  { deals }: Pick<RowContext, "deals">,
  quantity: number | undefined,
): SaleReferences {
  const deal = readDeal(row, deals);
  const authorisation = row.optional("authorisation");
  const serials = readSerials(row, quantity);
  return {
    ...(deal && { dealId: deal.id }),
    ...(authorisation !== undefined && { authorisation }),
    ...(serials && { serials }),
  };
}

export const dealKey = (number: string): string =>
  number.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");

function readDeal(row: RowReader, deals: RowContext["deals"]): SaleDeal | undefined {
  const text = row.optional("deal");
  if (text === undefined) return undefined;
  const deal = deals.get(dealKey(text));
  if (!deal) {
    row.warn("deal", {
      what: `${row.label("deal")} not known`,
      hint: "Write the number of a deal that you or your resellers registered",
    });
    return undefined;
  }
  if (deal.status !== "approved" && deal.status !== "won") {
    const what = `${row.label("deal")} is not approved`;
    row.warn("deal", { what, hint: `It is ${deal.status.replace("_", " ")}` });
    return undefined;
  }
  return deal;
}

/** A serial number for each unit, or as many as are known. */
function readSerials(row: RowReader, quantity: number | undefined): string[] | undefined {
  const text = row.text("serials");
  if (text === "") return undefined;
  const serials = text.toUpperCase().split(BETWEEN).filter(Boolean);
  const label = row.label("serials");
  if (serials.length > MOST_SERIALS || serials.some(({ length }) => length > LONGEST_SERIAL)) {
    const hint = `Up to ${MOST_SERIALS} of at most ${LONGEST_SERIAL} characters, with commas between`;
    row.refuse("serials", { what: `${label} cannot be read`, hint });
    return undefined;
  }
  const different = [...new Set(serials)];
  if (different.length < serials.length) {
    row.warn("serials", { what: `${label}: the same number stands twice in the line` });
  } else if (quantity !== undefined && serials.length !== Math.abs(quantity)) {
    const what = `${label} do not match the quantity`;
    const numbers = serials.length === 1 ? "1 number" : `${serials.length} numbers`;
    const units = Math.abs(quantity) === 1 ? "1 unit" : `${Math.abs(quantity)} units`;
    row.warn("serials", { what, hint: `${numbers} for ${units}` });
  }
  return different;
}
