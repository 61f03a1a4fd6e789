import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** Rows that lie in staging, all of them. */
export async function countStaged(tx: ScopedTx, submissionId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ rows: number }[]>`
    select count(*)::int as rows from staging_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid`;
  return row?.rows ?? 0;
}

/**
 * Rows of one file that have one key: the first of them counts, others that say the same are the same, and others
 * that say something else are refused.
 */
export async function markRepeats(tx: ScopedTx, submissionId: string, what: string, hint: string) {
  await tx.$executeRaw`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`;
  await tx.$executeRaw`
    with repeated as materialized (
      select line_key from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
       group by line_key having count(*) > 1),
    said as materialized (
      select s.row_no, s.line_key,
             row(s.day, s.quantity, s.unit_micros, s.amount_minor, s.other_partner_id, w.party_print, s.available,
                 s.committed, s.on_order, s.in_transit, s.backordered)::text as content
        from staging_row s
        join repeated r on r.line_key = s.line_key
        left join staging_row w on w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
         and w.row_no = s.party_row and w.party_print is not null
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null),
    ranked as (
      select row_no, content, first_value(row_no) over nth as first_row, first_value(content) over nth as first_content
        from said window nth as (partition by line_key order by row_no))
    update staging_row s
       set verdict = case when r.content = r.first_content then 'same' else 'refused' end::row_verdict,
           errors = case when r.content <> r.first_content then jsonb_build_array(jsonb_build_object(
             'column', '', 'value', 'row ' || to_char(r.first_row, 'FM999,999,999'),
             'what', ${what}::text, 'hint', ${hint}::text)) end
      from ranked r
     where r.row_no > r.first_row
       and s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.row_no = r.row_no`;
}

/** Takes over the rows of which it is known by now what became of them. */
export async function keepVerdicts(
  tx: ScopedTx,
  submissionId: string,
  partnerId: string | null,
): Promise<{ same: number; refused: number }> {
  await tx.$executeRaw`
    insert into submission_row (vendor_id, submission_id, row_no, partner_id, raw, verdict, errors)
    select s.vendor_id, s.submission_id, s.row_no, ${partnerId}::uuid, s.raw, s.verdict, s.errors
      from staging_row s
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is not null
    on conflict do nothing`;
  const [row] = await tx.$queryRaw<{ same: number; refused: number }[]>`
    select count(*) filter (where verdict = 'same')::int as same,
           count(*) filter (where verdict = 'refused')::int as refused
      from submission_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid`;
  return row ?? { same: 0, refused: 0 };
}

export type StagedPart = {
  productId: string;
  rows: number;
  units: number;
  amountMinor: bigint;
  returnRows: number;
  returnUnits: number;
  returnMinor: bigint;
  from: Date;
  to: Date;
  lastRow: number;
};

/** What the good lines come to, by product. */
export const selectStagedParts = (tx: ScopedTx, submissionId: string): Promise<StagedPart[]> =>
  tx.$queryRaw`
    select product_id as "productId",
           count(*) filter (where quantity >= 0)::int as rows,
           coalesce(sum(quantity) filter (where quantity >= 0), 0)::float8 as units,
           coalesce(sum(amount_minor) filter (where quantity >= 0), 0)::bigint as "amountMinor",
           count(*) filter (where quantity < 0)::int as "returnRows",
           coalesce(sum(quantity) filter (where quantity < 0), 0)::float8 as "returnUnits",
           coalesce(sum(amount_minor) filter (where quantity < 0), 0)::bigint as "returnMinor",
           min(day) as from, max(day) as to, max(row_no) as "lastRow"
      from staging_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
     group by product_id`;

export async function countNewParties(tx: ScopedTx, submissionId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ parties: number }[]>`
    select count(distinct s.party_print)::int as parties from staging_row s
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
       and s.party_print is not null
       and not exists (select from reported_party p
                        where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = s.party_print)`;
  return row?.parties ?? 0;
}
