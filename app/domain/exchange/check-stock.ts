import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import { readCount } from "#app/platform/tables/cell.ts";

import type { Checked } from "./check-sale.ts";
import type { StockField } from "./columns.ts";
import type { RowContext } from "./row-context.ts";
import { RowReader } from "./row-reader.ts";

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
  const productId = row.product("part");
  const onHand = row.required("onHand") === undefined ? undefined : readUnits(row, "onHand");
  const others = {
    available: readUnits(row, "available"),
    committed: readUnits(row, "committed"),
    onOrder: readUnits(row, "onOrder"),
    inTransit: readUnits(row, "inTransit"),
    backordered: readUnits(row, "backordered"),
  };
  const location = row.optional("location") ?? ONLY_LOCATION;
  if (row.errors.length > 0 || !asOf || !productId || typeof onHand !== "number") {
    return { ok: false, errors: row.errors };
  }
  return { ok: true, line: { rowNo, productId, location, asOf, onHand, ...others } };
}

/** A number of units, or null where the report says nothing. */
function readUnits(row: RowReader, field: StockField): number | null {
  const text = row.text(field);
  if (text === "") return null;
  const units = row.parse(field, text, readCount);
  if (units === undefined) return null;
  if (units < 0) {
    row.refuse(field, { what: `${row.label(field)} is negative`, hint: "Stock is zero or more" });
    return null;
  }
  return units;
}
