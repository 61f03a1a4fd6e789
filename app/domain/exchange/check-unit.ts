import type { Product } from "#app/domain/catalog/product.ts";

import type { RowReader } from "./row-reader.ts";
import { piecesIn } from "./units.ts";

/**
 * How many pieces one of the row's unit is. Quantities in boxes would be counted as so many pieces: nothing is converted
 * without knowing how many are in one.
 */
export function readUnit(row: RowReader, product: Product | undefined): number | undefined {
  const unit = row.optional("unit");
  if (unit === undefined) return 1;
  const pieces = piecesIn(unit, product);
  if (pieces !== null) return pieces;
  // Of a part that is not known, nothing can be said of its packs.
  if (!product) return undefined;
  row.refuse("unit", {
    what: "Quantity is not in single pieces",
    hint: "Report it in pieces (EA)",
  });
  return undefined;
}
