import type { Product } from "#app/domain/catalog/product.ts";
import { listProducts, productsById } from "#app/domain/catalog/products.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { chooseProducts, type ProductChoice } from "./choose-products.ts";
import {
  linesInForce,
  linesOf,
  PUBLICATIONS_AT_ONCE,
  selectPublications,
} from "./forecast.store.server.ts";
import type { ForecastLine } from "./forecast.ts";
import type { ForecastGrid, History, OpenPublication } from "./forecast-page.ts";
import { currentMonth, gridMonths, HORIZON_MONTHS, type Month, monthsFrom } from "./month.ts";

/** Who supplies a part is between the vendor and the supplier. */
const withoutSupplier = (product: Product): Product => ({ ...product, supplierId: null });

export type ForecastGround = {
  first: Month;
  timeZone: string;
  /** What the partner's own newest publications say from the current month on. */
  inForce: ForecastLine[];
};

/** The months that a forecast may speak of. */
export async function horizonOf(tx: ScopedTx, at: Date): Promise<{ first: Month; last: Month }> {
  const { timeZone } = await findVendor(tx);
  const first = currentMonth(at, timeZone);
  return { first, last: monthsFrom(first, HORIZON_MONTHS).at(-1) ?? first };
}

export async function forecastGround(
  tx: ScopedTx,
  { partnerId }: PartnerActor,
  at: Date,
): Promise<ForecastGround> {
  const { timeZone } = await findVendor(tx);
  const first = currentMonth(at, timeZone);
  return { first, timeZone, inForce: await linesInForce(tx, { from: first, partnerId }) };
}

/** The grid to be typed into, filled with what the partner published last. */
export async function readForecastGrid(
  tx: ScopedTx,
  actor: PartnerActor,
  choice: ProductChoice,
  at: Date,
  size?: number,
): Promise<ForecastGrid> {
  const { first, timeZone, inForce } = await forecastGround(tx, actor, at);
  const products = chooseProducts((await listProducts(tx)).map(withoutSupplier), choice, size);
  const shown = new Set(products.shown.map((product) => product.id));
  const lines = inForce.filter((line) => shown.has(line.productId));
  const { partnerId } = actor;
  const [newest] = await selectPublications(tx, { partnerId, standing: true });
  const months = gridMonths(
    first,
    lines.map((line) => line.month),
  );
  return { ...products, first, timeZone, months, lines, newest: newest ?? null };
}

export async function readHistory(
  tx: ScopedTx,
  { partnerId }: PartnerActor,
  before: Date | null,
): Promise<History> {
  const rows = await selectPublications(tx, { partnerId, before });
  const publications = rows.slice(0, PUBLICATIONS_AT_ONCE);
  const more = rows.length > PUBLICATIONS_AT_ONCE;
  return {
    publications,
    older: more ? (publications.at(-1)?.publishedAt.toISOString() ?? null) : null,
  };
}

/** One of the partner's own publications as it was made, or null when it is not its own. */
export async function readPublication(
  tx: ScopedTx,
  { partnerId }: PartnerActor,
  id: string,
): Promise<OpenPublication | null> {
  const [publication] = await selectPublications(tx, { partnerId, id });
  if (!publication) return null;
  const lines = await linesOf(tx, id);
  const products = await productsById(
    tx,
    lines.map((line) => line.productId),
  );
  return {
    publication,
    lines,
    months: [...new Set(lines.map((line) => line.month))].sort(),
    products: [...products.values()]
      .map(withoutSupplier)
      .sort((a, b) => (a.partNo < b.partNo ? -1 : 1)),
  };
}
