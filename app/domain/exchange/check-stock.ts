import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import { readCount } from "#app/platform/tables/cell.ts";

import type { Checked } from "./check-sale.ts";
import { readUnit } from "./check-unit.ts";
import type { StockField } from "./columns.ts";
import type { RowContext } from "./row-context.ts";
import { RowReader } from "./row-reader.ts";

const MOST_UNITS = 1_000_000_000;

/** Where a partner's stock lies that names no location. */
export const ONLY_LOCATION = "Main";

/** Checks a row of an inventory report; every mistake in it is said at once. */
export function checkStock(
  context: RowContext,
  rowNo: number,
  cells: readonly string[],
): Checked<InventoryLine> {
  const row = new RowReader(context, cells);
  const asOf = row.day("asOf");
  const product = row.product("part");
  const productId = product?.id;
  const pieces = readUnit(row, product) ?? 1;
  const units = (field: StockField) => readUnits(row, field, pieces);
  const onHand = row.required("onHand") === undefined ? undefined : units("onHand");
  const others = {
    available: units("available"),
    committed: units("committed"),
    onOrder: units("onOrder"),
    inTransit: units("inTransit"),
    backordered: units("backordered"),
  };
  const location = row.optional("location") ?? ONLY_LOCATION;
  if (row.errors.length > 0 || !asOf || !productId || typeof onHand !== "number") {
    return { ok: false, errors: row.errors };
  }
  checkSums(row, onHand, others);
  checkAge(row, asOf, context);
  const line = { rowNo, productId, location, asOf, onHand, ...others };
  return { ok: true, line, warnings: row.warnings };
}

/** A number of units, or null where the report says nothing. */
function readUnits(row: RowReader, field: StockField, pieces: number): number | null {
  const text = row.text(field);
  if (text === "") return null;
  const units = row.parse(field, text, readCount);
  if (units === undefined) return null;
  if (units < 0) {
    row.refuse(field, { what: `${row.label(field)} is negative`, hint: "Stock is zero or more" });
    return null;
  }
  if (units * pieces > MOST_UNITS) {
    row.refuse(field, { what: `${row.label(field)} is too large` });
    return null;
  }
  return units * pieces;
}

type Parts = { available: number | null; committed: number | null };

/** What is free and what is promised lies in the same shelves. */
function checkSums(row: RowReader, onHand: number, { available, committed }: Parts) {
  if (available === null && committed === null) return;
  const sum = (available ?? 0) + (committed ?? 0);
  if (sum <= onHand) return;
  const field = available === null ? "committed" : "available";
  const hint = `${sum} in all, ${onHand} on hand`;
  row.warn(field, { what: "Available and committed are more than on hand", hint });
}

/** Stock is looked at as it is now: a count of a quarter ago is mostly another file than was meant. */
const OLDEST_DAYS = 92;

function checkAge(row: RowReader, asOf: Date, { today }: RowContext) {
  const days = Math.round((today.getTime() - asOf.getTime()) / 86_400_000);
  if (days <= OLDEST_DAYS) return;
  const what = `${row.label("asOf")} is more than ${OLDEST_DAYS} days ago`;
  row.warn("asOf", { what, hint: "Check that this is the report that was meant" });
}
