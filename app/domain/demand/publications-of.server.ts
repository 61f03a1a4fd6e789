import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** When a partner published a forecast that stands since a day, and how many figures each had. */
export const publicationsOf = (
  tx: ScopedTx,
  partnerId: string,
  since: Date,
): Promise<{ at: Date; lines: number }[]> =>
  tx.$queryRaw`
    select f.published_at as at, (
      select count(*) from forecast_line l
       where l.vendor_id = ${tx.vendorId}::int and l.forecast_id = f.id)::int as lines
      from forecast f
     where f.vendor_id = ${tx.vendorId}::int and f.partner_id = ${partnerId}::uuid
       and f.published_at >= ${since}::date - interval '1 day'
       and not exists (select from submission s where s.vendor_id = ${tx.vendorId}::int and s.id = f.submission_id
                          and s.status = 'reversed')
     order by f.published_at`;
