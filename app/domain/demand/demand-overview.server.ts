import { listProducts } from "#app/domain/catalog/products.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type ChosenProducts, chooseProducts, type ProductChoice } from "./choose-products.ts";
import { selectConsensus } from "./consensus.store.server.ts";
import { weigh } from "./consolidate.ts";
import { groundFor } from "./consolidate-demand.server.ts";
import type { DemandOverview, DemandRow, VendorDemandOverview } from "./demand-overview.ts";
import { linesInForce, publishedDays, statedProductIds } from "./forecast.store.server.ts";
import type { Consolidated } from "./forecast.ts";
import { currentMonth, gridMonths, type Month } from "./month.ts";
import { publisherRows } from "./publisher-rows.ts";

type Calculated = Consolidated & { calculatedAt: Date };

function overview(
  products: ChosenProducts,
  consensus: Calculated[],
  { first, timeZone }: { first: Month; timeZone: string },
): DemandOverview {
  const months = gridMonths(
    first,
    consensus.map((row) => row.month),
  );
  const cells = new Map(consensus.map((row) => [`${row.productId} ${row.month}`, row]));
  const rows = products.shown.map((product): DemandRow => {
    const inMonth = (month: Month) => {
      const sum = cells.get(`${product.id} ${month}`);
      const channel = sum && sum.publishers > 0 ? sum.channelQuantity : null;
      return { month, channel, supplier: sum?.supplierQuantity ?? null };
    };
    return { product, cells: months.map(inMonth) };
  });
  const calculated = consensus.map((row) => row.calculatedAt.getTime());
  const calculatedAt = calculated.length > 0 ? new Date(Math.max(...calculated)) : null;
  return { ...products, months, rows, calculatedAt, timeZone };
}

async function monthsIn(tx: ScopedTx, at: Date) {
  const { timeZone } = await findVendor(tx);
  return { timeZone, first: currentMonth(at, timeZone) };
}

/** Consolidated demand for what a supplier supplies: totals, and nobody's name. */
export async function readSupplierDemand(
  tx: ScopedTx,
  choice: ProductChoice,
  at: Date,
  size?: number,
): Promise<DemandOverview> {
  const ground = await monthsIn(tx, at);
  const products = chooseProducts(await listProducts(tx), choice, size);
  const productIds = products.shown.map((product) => product.id);
  const consensus = await selectConsensus(tx, { from: ground.first, productIds });
  return overview(products, consensus, ground);
}

/** The vendor's view: what each partner stated, and what it adds up to. */
export async function readVendorDemand(
  tx: ScopedTx,
  choice: ProductChoice,
  at: Date,
  size?: number,
): Promise<VendorDemandOverview> {
  const ground = await monthsIn(tx, at);
  const partners = await listPartners(tx);
  const partner = partners.find(({ id }) => id === choice.partner) ?? null;
  const stated = await statedProductIds(tx, partner?.id);
  const all = (await listProducts(tx)).filter((product) => stated.has(product.id));
  const products = chooseProducts(all, choice, size);
  const productIds = products.shown.map((product) => product.id);
  const consensus = await selectConsensus(tx, { from: ground.first, productIds });
  const lines = await linesInForce(tx, { from: ground.first, productIds });
  const weighed = weigh(lines, await groundFor(tx, products.shown, lines));
  const days = await publishedDays(tx, productIds);
  const seen = overview(products, consensus, ground);
  return {
    ...seen,
    partner,
    partners: partners.map(({ id, name }) => ({ id, name })),
    rows: seen.rows.map((row) => ({
      ...row,
      publishers: publisherRows(row.product.id, seen.months, weighed, partners, days),
    })),
  };
}
