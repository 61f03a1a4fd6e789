import { productsById } from "#app/domain/catalog/products.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type StockFilter, selectNewest } from "./inventory.store.server.ts";
import { type ChannelStock, type LocationStock, plus } from "./stock.ts";

/** What lies where by the newest report of each location in scope. */
export async function stockByLocation(
  tx: ScopedTx,
  filter: StockFilter = {},
): Promise<LocationStock[]> {
  const rows = await selectNewest(tx, filter);
  const products = await productsById(
    tx,
    rows.map((row) => row.productId),
  );
  return rows.flatMap(({ partnerId: _partner, ...row }) => {
    const product = products.get(row.productId);
    if (!product) return [];
    const { partNo, name: productName, familyName } = product;
    return [{ ...row, partNo, productName, familyName }];
  });
}

/** Each product at each partner, by the newest report of each location. */
export async function stockByPartner(
  tx: ScopedTx,
  filter: StockFilter = {},
): Promise<ChannelStock[]> {
  const rows = await selectNewest(tx, filter);
  const products = await productsById(
    tx,
    rows.map((row) => row.productId),
  );
  const partners = await partnersById(
    tx,
    rows.map((row) => row.partnerId),
  );
  const sums = new Map<string, ChannelStock>();
  for (const row of rows) {
    const product = products.get(row.productId);
    const partner = partners.get(row.partnerId);
    if (!product || !partner) continue;
    const key = `${row.productId} ${row.partnerId}`;
    const former = sums.get(key);
    sums.set(key, {
      partnerId: partner.id,
      partnerName: partner.name,
      productId: product.id,
      partNo: product.partNo,
      productName: product.name,
      familyName: product.familyName,
      locations: (former?.locations ?? 0) + 1,
      onHand: (former?.onHand ?? 0) + row.onHand,
      available: plus(former?.available ?? null, row.available),
      onOrder: plus(former?.onOrder ?? null, row.onOrder),
      inTransit: plus(former?.inTransit ?? null, row.inTransit),
      asOf: former && former.asOf < row.asOf ? former.asOf : row.asOf,
    });
  }
  return [...sums.values()].sort(
    (a, b) => a.partNo.localeCompare(b.partNo) || a.partnerName.localeCompare(b.partnerName),
  );
}
