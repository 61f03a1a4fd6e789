import type { Product } from "#app/domain/catalog/product.ts";

import { singleUnits } from "./x12/codes.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const pieces = words(
  "EACH EACHES PIECE PIECES PCS PC PCE UNIT UNITS UN U EA NO NOS NR STK STÜCK STUECK STUK STUKS ST STYCK STYKK KPL " +
    "PIÈCE PIÈCES PIEZA PIEZAS PEZZO PEZZI SZT",
);
const packs = words(
  "BX BOX BOXES CA CASE CASES CS CT CTN CARTON CARTONS PK PACK PACKS PAK PKG PACKAGE PACKAGES KRT KARTON VE VPE COLLI CAJA " +
    "CAJAS BOÎTE SCATOLA",
);

const wordOf = (unit: string) => unit.trim().toUpperCase().replace(/\.$/, "");

/** Whether a unit of measure counts single pieces, as everything else here does. */
export function countsPieces(unit: string): boolean {
  const word = wordOf(unit);
  return singleUnits.has(word) || pieces.has(word);
}

/** How many pieces one of a unit is: 1, what the product's pack holds, or null where nobody knows. */
export function piecesIn(
  unit: string,
  product: Pick<Product, "unit" | "packSize"> | undefined,
): number | null {
  if (countsPieces(unit)) return 1;
  const word = wordOf(unit);
  if (product?.unit && wordOf(product.unit) === word) return 1;
  return packs.has(word) ? (product?.packSize ?? null) : null;
}
