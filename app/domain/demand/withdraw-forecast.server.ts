import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lockForecasts } from "./parts-in-force.server.ts";
import { demandChanged } from "./publish-figures.server.ts";

/** What taking a file's publication back did, in parts. */
export type Withdrawn = {
  /** Nothing else was published of them. */
  gone: number;
  /** What was published before it counts again. */
  back: number;
  /** What was published after it stays. */
  later: number;
};

type Whose = { submissionId: string; partnerId: string };

/**
 * Takes a file's publication out of what is in force, as if it had never come: of each of its parts, what was published
 * last among what stands counts. The publication itself stays as it was made. Needs the portal's own scope.
 */
export async function withdrawForecast(
  tx: ScopedTx,
  { submissionId, partnerId }: Whose,
): Promise<Withdrawn> {
  const { vendorId } = tx;
  await lockForecasts(tx, partnerId);
  const publication = await tx.forecast.findFirst({
    where: { vendorId, partnerId, submissionId },
    select: { id: true },
  });
  if (!publication) return { gone: 0, back: 0, later: 0 };
  const { id } = publication;
  const [published] = await tx.$queryRaw<{ products: number }[]>`
    select count(distinct product_id)::int as products from forecast_line
     where vendor_id = ${vendorId}::int and forecast_id = ${id}::uuid`;
  const mine = await tx.forecastCurrent.findMany({
    where: { vendorId, partnerId, forecastId: id },
    select: { productId: true },
  });
  const productIds = mine.map(({ productId }) => productId);
  const back = await tx.$executeRaw`
    with former as (
      select p.product_id, last.id, last.published_at
        from unnest(${productIds}::uuid[]) as p(product_id)
       cross join lateral (
             select f.id, f.published_at from forecast f
              where f.vendor_id = ${vendorId}::int and f.partner_id = ${partnerId}::uuid and f.id <> ${id}::uuid
                and (select true from forecast_line l
                      where l.vendor_id = ${vendorId}::int and l.forecast_id = f.id
                        and l.product_id = p.product_id limit 1)
                and (select true from submission s
                      where s.vendor_id = ${vendorId}::int and s.id = f.submission_id
                        and s.status = 'reversed' limit 1) is null
              order by f.published_at desc, f.id desc limit 1) last)
    update forecast_current c set forecast_id = former.id, published_at = former.published_at
      from former
     where c.vendor_id = ${vendorId}::int and c.partner_id = ${partnerId}::uuid and c.product_id = former.product_id
       and c.forecast_id = ${id}::uuid`;
  const { count: gone } = await tx.forecastCurrent.deleteMany({
    where: { vendorId, partnerId, forecastId: id },
  });
  if (productIds.length > 0) await demandChanged(tx, partnerId, productIds);
  return { gone, back, later: (published?.products ?? 0) - productIds.length };
}
