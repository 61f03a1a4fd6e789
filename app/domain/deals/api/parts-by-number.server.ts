import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { NewDeal } from "./new-deal.ts";

export type Fault = { path: readonly PropertyKey[]; message: string };

/** The vendor's day, and the id of each line's part; "" where none of that number has a price. */
export async function partsByNumber(
  tx: ScopedTx,
  actor: PartnerActor,
  { currency, lines }: { currency: string; lines: NewDeal["lines"] },
  now: Date,
): Promise<{ today: Date; ids: string[] }> {
  const { timeZone } = await findVendor(tx);
  const today = localDay(now, timeZone);
  if (lines.length === 0) return { today, ids: [] };
  const discountBp = (await findPartner(tx, actor.partnerId))?.discountBp ?? 0;
  const products = await pricedProducts(tx, { currency, day: today, discountBp });
  const byPartNo = new Map(products.map(({ partNo, id }) => [partNo, id]));
  const ids = lines.map(({ productId, partNo }) => productId ?? byPartNo.get(partNo ?? "") ?? "");
  return { today, ids };
}

/** What is wrong with lines whose part has no price. */
export const withoutPrice = (
  { lines, currency }: { lines: NewDeal["lines"]; currency: string },
  places: readonly number[],
): Fault[] =>
  places.map((place) => ({
    path: ["lines", place, lines[place]?.partNo === undefined ? "productId" : "partNo"],
    message: `No such part has a price in ${currency}`,
  }));

export const placesWithout = (ids: readonly string[]): number[] =>
  ids.flatMap((id, place) => (id === "" ? [place] : []));
