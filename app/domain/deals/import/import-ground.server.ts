import { partKey } from "#app/domain/catalog/product.ts";
import { priceCurrencies, pricedProducts } from "#app/domain/catalog/products.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RowGround } from "./read-deal-row.ts";

/** What the words of a row are read against. */
export async function importGround(tx: ScopedTx, now: Date): Promise<RowGround> {
  const { currency, timeZone } = await findVendor(tx);
  const today = localDay(now, timeZone);
  const parts = new Map<string, ReadonlyMap<string, string>>();
  for (const each of await priceCurrencies(tx)) {
    // What the partner pays does not matter here; it is worked out when the deal is handed in.
    const products = await pricedProducts(tx, { currency: each, day: today, discountBp: 0 });
    parts.set(each, new Map(products.map(({ id, partNo }) => [partKey(partNo), id])));
  }
  return { today, currency, parts };
}
