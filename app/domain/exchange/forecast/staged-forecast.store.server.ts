import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ForecastRow } from "./check-forecast.ts";

type StagedForecast = { rowNo: number; productId: string; row: ForecastRow };

/** The good rows of a file part by part, a thousand at a time: a part's rows stand wherever the sender put them. */
export async function* stagedForecast(tx: ScopedTx, submissionId: string) {
  await tx.$executeRaw`
    declare forecast_rows no scroll cursor for
     select row_no as "rowNo", product_id as "productId", record as row
       from staging_row
      where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
      order by product_id, row_no`;
  for (;;) {
    // Past Prisma, which takes each row's JSON apart and together again twice.
    const rows = await tx.query<StagedForecast>(Prisma.sql`fetch 1000 from forecast_rows`);
    yield* rows;
    if (rows.length === 0) break;
  }
  await tx.$executeRaw`close forecast_rows`;
}

/** PostgreSQL knows nothing of what has just been staged, and would compare each row with all others. */
export async function meetAtOnce<T>(tx: ScopedTx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`;
  const result = await work();
  await tx.$executeRaw`set local enable_nestloop to default`;
  await tx.$executeRaw`set local work_mem to default`;
  return result;
}

const hint = "Add them up, keep one of the two, or say for which customer or location each is";

/** Refuses rows that say something of days of which another row of their part, customer and location has spoken. */
export const refuseOverlaps = (tx: ScopedTx, submissionId: string) =>
  tx.$executeRaw`
    with shared as materialized (
      select product_id, record->>'whom' as whom from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
       group by 1, 2 having count(*) > 1),
    figure as (
      select s.row_no, s.product_id, h.whom,
             (f->>'from')::date - date '2000-01-01' as first, (f->>'to')::date - date '2000-01-01' as last
        from staging_row s
        join shared h on h.product_id = s.product_id and h.whom = s.record->>'whom',
             jsonb_array_elements(s.record->'figures') f
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null),
    beside as (
      select row_no, first, last, max(array[last, first, row_no]) over (
               partition by product_id, whom order by first, row_no
               rows between unbounded preceding and 1 preceding) as other
        from figure),
    overlapping as (
      select row_no, min(other[3]) as other_row, bool_and(first = other[2] and last = other[1]) as alike
        from beside where first <= other[1]
       group by row_no)
    update staging_row s
       set verdict = 'refused', errors = jsonb_build_array(jsonb_build_object(
             'column', '', 'value', 'row ' || to_char(o.other_row, 'FM999,999,999'),
             'what', case when o.alike then 'Another row has the same part and bucket'
                          else 'Another row has days of the same part' end,
             'hint', ${hint}::text))
      from overlapping o
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.row_no = o.row_no`;

/** Whether some part may come to less than nothing or to more than `most` in a month. */
export async function mayBeOutOfBounds(tx: ScopedTx, submissionId: string, most: number) {
  const [row] = await tx.$queryRaw<{ may: boolean }[]>`
    select exists (
      select from staging_row s, jsonb_array_elements(s.record->'figures') f
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
       group by s.product_id
      having bool_or(jsonb_exists(s.record, 'net')) or sum((f->>'quantity')::bigint) > ${most}::bigint) as may`;
  return row?.may ?? false;
}

/** Refuses the rows of parts that are replaced and changed at once. */
export const refuseMixed = (tx: ScopedTx, submissionId: string) =>
  tx.$executeRaw`
    with mixed as (
      select product_id from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
       group by product_id
      having bool_or(jsonb_exists(record, 'net')) and not bool_and(jsonb_exists(record, 'net')))
    update staging_row s
       set verdict = 'refused', errors = jsonb_build_array(jsonb_build_object(
             'column', '', 'value', s.record->>'partNo',
             'what', 'Some rows of the part replace what is in force, and others change it',
             'hint', 'Send all of them in one way'))
      from mixed m
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
       and s.product_id = m.product_id`;

/** What replaces a part's figures without some of its rows would say that nothing is expected of those. */
export const refuseBesides = (tx: ScopedTx, submissionId: string) =>
  tx.$executeRaw`
    update staging_row s
       set verdict = 'refused', errors = jsonb_build_array(jsonb_build_object(
             'column', '', 'value', s.record->>'partNo',
             'what', 'Another row of the same part has a mistake',
             'hint', 'A forecast replaces a part whole, so its rows are taken together'))
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
       and s.product_id in (
             select w.product_id from staging_row w
              where w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
                and w.verdict = 'refused' and w.product_id is not null)`;
