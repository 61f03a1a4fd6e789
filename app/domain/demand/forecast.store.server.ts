import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ForecastLine, Publication, StatedLine } from "./forecast.ts";
import { firstDayOf, type Month, monthOf } from "./month.ts";

// PostgreSQL takes 65,535 parameters in a statement.
const ROWS_AT_ONCE = 2_000;

type Which = { from: Month; partnerId?: string; productIds?: readonly string[] };
type LineRow = { partnerId: string; productId: string; bucketStart: Date; quantity: number };

/**
 * The figures in force from a month on: of each partner and product, those of its newest publication. Each is looked up
 * by itself: before PostgreSQL has counted what a large file has brought, it would compare all with all.
 */
export async function linesInForce(
  tx: ScopedTx,
  { from, partnerId, productIds }: Which,
): Promise<StatedLine[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    select l.partner_id as "partnerId", l.product_id as "productId",
           l.bucket_start as "bucketStart", l.quantity
      from forecast_current c
     cross join lateral (
           select * from forecast_line f
            where f.vendor_id = ${tx.vendorId} and f.forecast_id = c.forecast_id and f.product_id = c.product_id
              and f.bucket_start >= ${firstDayOf(from)}::date
           offset 0) l
     where c.vendor_id = ${tx.vendorId}
       and (${partnerId ?? null}::uuid is null or c.partner_id = ${partnerId ?? null}::uuid)
       and (${productIds === undefined} or c.product_id = any(${productIds ?? []}::uuid[]))
     order by l.product_id, l.bucket_start, l.partner_id`;
  return rows.map(({ bucketStart, ...row }) => ({ ...row, month: monthOf(bucketStart) }));
}

/** When each partner last published each of these products. */
export function publishedDays(tx: ScopedTx, productIds: readonly string[]) {
  return tx.forecastCurrent.findMany({
    where: { vendorId: tx.vendorId, productId: { in: [...productIds] } },
    select: { productId: true, partnerId: true, publishedAt: true },
  });
}

/** Products for which anything is in force. */
export async function statedProductIds(tx: ScopedTx, partnerId?: string): Promise<Set<string>> {
  const rows = await tx.forecastCurrent.findMany({
    where: { vendorId: tx.vendorId, ...(partnerId && { partnerId }) },
    distinct: ["productId"],
    select: { productId: true },
  });
  return new Set(rows.map((row) => row.productId));
}

type NewForecast = {
  id: string;
  partnerId: string;
  publishedAt: Date;
  publisherName: string;
  submissionId: string | null;
};

export async function insertForecast(
  tx: ScopedTx,
  forecast: NewForecast,
  lines: readonly ForecastLine[],
) {
  await tx.forecast.createMany({ data: [{ ...forecast, vendorId: tx.vendorId }] });
  await insertLines(tx, forecast, lines);
}

export async function insertLines(
  tx: ScopedTx,
  { id: forecastId, partnerId }: Pick<NewForecast, "id" | "partnerId">,
  lines: readonly ForecastLine[],
) {
  const { vendorId } = tx;
  for (let start = 0; start < lines.length; start += ROWS_AT_ONCE) {
    await tx.forecastLine.createMany({
      data: lines.slice(start, start + ROWS_AT_ONCE).map(({ productId, month, quantity }) => ({
        ...{ vendorId, forecastId, productId, partnerId, quantity },
        bucketStart: firstDayOf(month),
        bucket: "month" as const,
      })),
    });
  }
}

/**
 * When what a partner publishes now counts as published: after all that it published before, whatever the clocks of
 * other processes say.
 */
export async function afterAll(tx: ScopedTx, partnerId: string, at: Date): Promise<Date> {
  const newest = await tx.forecast.findFirst({
    where: { vendorId: tx.vendorId, partnerId },
    orderBy: { publishedAt: "desc" },
    select: { publishedAt: true },
  });
  return new Date(Math.max(at.getTime(), (newest?.publishedAt.getTime() ?? 0) + 1));
}

export async function linesOf(tx: ScopedTx, forecastId: string): Promise<ForecastLine[]> {
  const rows = await tx.forecastLine.findMany({
    where: { vendorId: tx.vendorId, forecastId },
    orderBy: [{ productId: "asc" }, { bucketStart: "asc" }],
    select: { productId: true, bucketStart: true, quantity: true },
  });
  return rows.map(({ bucketStart, ...row }) => ({ ...row, month: monthOf(bucketStart) }));
}

export const PUBLICATIONS_AT_ONCE = 8;

type PublicationsQuery = {
  partnerId: string;
  id?: string;
  before?: Date | null;
  /** Without those whose file was taken back. */
  standing?: boolean;
};

/** A partner's publications, the newest first; one more than a page, which tells that there are older ones. */
export function selectPublications(
  tx: ScopedTx,
  { partnerId, id, before, standing = false }: PublicationsQuery,
): Promise<Publication[]> {
  const { vendorId } = tx;
  return tx.$queryRaw<Publication[]>`
    select f.id, f.published_at as "publishedAt", f.publisher_name as "publisherName",
           s.file_name as "fileName", f.submission_id as "submissionId",
           coalesce(s.status = 'reversed', false) as "takenBack",
           count(distinct l.product_id)::int as products, count(*)::int as figures
      from (select f.id, f.published_at, f.publisher_name, f.submission_id
              from forecast f
             where f.vendor_id = ${vendorId} and f.partner_id = ${partnerId}::uuid
               and (${id ?? null}::uuid is null or f.id = ${id ?? null}::uuid)
               and (${before ?? null}::timestamptz is null or f.published_at < ${before ?? null}::timestamptz)
               and (not ${standing} or not exists (
                     select from submission t
                      where t.vendor_id = ${vendorId} and t.id = f.submission_id and t.status = 'reversed'))
             order by f.published_at desc, f.id desc
             limit ${PUBLICATIONS_AT_ONCE + 1}) f
      join forecast_line l on l.vendor_id = ${vendorId} and l.forecast_id = f.id
      left join submission s on s.vendor_id = ${vendorId} and s.id = f.submission_id
     group by f.id, f.published_at, f.publisher_name, f.submission_id, s.file_name, s.status
     order by f.published_at desc, f.id desc`;
}
