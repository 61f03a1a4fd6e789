import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { linesInForce } from "./forecast.store.server.ts";
import type { Month } from "./month.ts";

/** A partner publishes one forecast after the other: each is shown what it replaces. */
export const lockForecasts = (tx: ScopedTx, partnerId: string) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtext('forecast'), hashtext(${partnerId}))`;

export type InForce = {
  /** By product and month. */
  figures: ReadonlyMap<string, ReadonlyMap<Month, number>>;
  /** By product: where its figures were published, and whether some of them are for a customer. */
  published: ReadonlyMap<string, PublishedIn>;
};

export type PublishedIn = { forecastId: string; submissionId: string | null; named: boolean };

/** A partner's own figures from a month on, by the product. */
export async function partsInForce(tx: ScopedTx, partnerId: string, from: Month): Promise<InForce> {
  const figures = new Map<string, Map<Month, number>>();
  for (const { productId, month, quantity } of await linesInForce(tx, { from, partnerId })) {
    const months = figures.get(productId) ?? new Map<Month, number>();
    figures.set(productId, months.set(month, quantity));
  }
  const rows = await tx.$queryRaw<(PublishedIn & { productId: string })[]>`
    select c.product_id as "productId", c.forecast_id as "forecastId", f.submission_id as "submissionId",
           exists (select from forecast_customer fc
                    where fc.vendor_id = ${tx.vendorId}::int and fc.forecast_id = c.forecast_id
                      and fc.product_id = c.product_id) as named
      from forecast_current c
      join forecast f on f.vendor_id = ${tx.vendorId}::int and f.id = c.forecast_id
     where c.vendor_id = ${tx.vendorId}::int and c.partner_id = ${partnerId}::uuid`;
  return { figures, published: new Map(rows.map(({ productId, ...row }) => [productId, row])) };
}
