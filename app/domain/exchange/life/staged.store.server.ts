import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { WARNED_ROWS } from "./plan.ts";

/** Whether anything of the file lies in staging: its rows come there together, and are counted when they are added up. */
export async function isStaged(tx: ScopedTx, submissionId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ staged: boolean }[]>`
    select exists (select from staging_row
                    where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid) as staged`;
  return row?.staged ?? false;
}

/** Rows whose key an earlier one may have; null when it may be any of them. */
export type Suspects = readonly number[] | null;

/**
 * Rows of one file that have one key: the first of them counts, others that say the same are the same, and others
 * that say something else are refused.
 */
export async function markRepeats(
  tx: ScopedTx,
  submissionId: string,
  suspects: Suspects,
  { what, hint }: { what: string; hint: string },
) {
  if (suspects?.length === 0) return;
  await tx.$executeRaw`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`;
  await tx.$executeRaw`
    with repeated as materialized (
      select line_key from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
         and ${suspects ? Prisma.sql`row_no = any(${[...suspects]}::int[])` : Prisma.sql`true`}
       group by line_key having count(*) > ${suspects ? 0 : 1}),
    said as materialized (
      select s.row_no, s.line_key,
             row(s.day, s.quantity, s.unit_micros, s.amount_minor, s.other_partner_id, w.party_print, s.available,
                 s.committed, s.on_order, s.in_transit, s.backordered, s.record->'fields')::text as content
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

/** Takes over the rows of which it is known by now what became of them, and those with a warning. */
export async function keepVerdicts(
  tx: ScopedTx,
  submissionId: string,
  partnerId: string | null,
): Promise<{ same: number; refused: number; leftOut: number }> {
  await tx.$executeRaw`
    insert into submission_row (vendor_id, submission_id, row_no, partner_id, raw, verdict, errors)
    select s.vendor_id, s.submission_id, s.row_no, ${partnerId}::uuid, s.raw, s.verdict, s.errors
      from staging_row s
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is not null
    union all
    (select s.vendor_id, s.submission_id, s.row_no, ${partnerId}::uuid, s.raw, 'taken', s.errors
       from staging_row s
      where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
        and s.verdict is null and s.errors is not null
      order by s.row_no limit ${WARNED_ROWS})
    on conflict do nothing`;
  const [row] = await tx.$queryRaw<{ same: number; refused: number; leftOut: number }[]>`
    select count(*) filter (where verdict = 'same')::int as same,
           count(*) filter (where verdict = 'refused')::int as refused,
           count(*) filter (where verdict = 'left_out')::int as "leftOut"
      from submission_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid`;
  return row ?? { same: 0, refused: 0, leftOut: 0 };
}

export type StagedPart = {
  productId: string;
  returned: boolean;
  rows: number;
  units: number;
  amountMinor: bigint;
  from: Date;
  to: Date;
  lastRow: number;
  firstKey: string;
  lastKey: string;
};

/** What the good lines come to, by product, returns apart. */
export async function selectStagedParts(tx: ScopedTx, submissionId: string): Promise<StagedPart[]> {
  await tx.$executeRaw`select set_config('enable_sort', 'off', true)`;
  const parts = await tx.$queryRaw<StagedPart[]>`
    select product_id as "productId", quantity < 0 as returned, count(*)::int as rows,
           sum(quantity)::float8 as units, coalesce(sum(amount_minor), 0)::bigint as "amountMinor",
           min(day) as from, max(day) as to, max(row_no) as "lastRow",
           min(line_key) as "firstKey", max(line_key) as "lastKey"
      from staging_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
     group by 1, 2`;
  await tx.$executeRaw`select set_config('enable_sort', 'on', true)`;
  return parts;
}

export type StagedWarning = { column: string; what: string; rows: number };

/** What is odd about rows that are taken, the most frequent first. */
export const selectWarnings = (tx: ScopedTx, submissionId: string): Promise<StagedWarning[]> =>
  tx.$queryRaw`
    select e->>'column' as column, e->>'what' as what, count(distinct s.row_no)::int as rows
      from staging_row s, jsonb_array_elements(s.errors) e
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
       and s.verdict is null and s.errors is not null
     group by 1, 2
     order by rows desc, 1, 2
     limit 50`;

export async function countNewParties(tx: ScopedTx, submissionId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ parties: number }[]>`
    select count(distinct s.party_print)::int as parties from staging_row s
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
       and s.party_print is not null
       and not exists (select from reported_party p
                        where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = s.party_print)`;
  return row?.parties ?? 0;
}
