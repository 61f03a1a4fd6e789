import { stretches } from "#app/domain/revenue/stretches.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { WARNED_ROWS } from "./plan.ts";
import { joinParts, type StagedPart } from "./staged-parts.ts";

/** A file whose rows lie in staging, up to the last of them. */
export type StagedFile = {
  id: string;
  lastRow: number;
  /** Hears up to which row something is done. */
  told: (row: number) => Promise<void>;
};

/** Rows that are walked through in one statement. */
const STRETCH = 100_000;

/** The last row of the file in staging; its rows come there together, and are counted when they are added up. */
export async function selectLastRow(tx: ScopedTx, submissionId: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ last: number | null }[]>`
    select max(row_no) as last from staging_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid`;
  return row?.last ?? null;
}

/** Rows whose key an earlier one may have; null when it may be any of them. */
export type Suspects = readonly number[] | null;

/**
 * Rows of one file that have one key: the first of them counts, others that say the same are the same, and others
 * that say something else are refused.
 */
export async function markRepeats(
  tx: ScopedTx,
  file: StagedFile,
  suspects: Suspects,
  { what, hint }: { what: string; hint: string },
) {
  if (suspects?.length === 0) return;
  const submissionId = file.id;
  await tx.$executeRaw`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)`;
  const rows = suspects && (await selectAlike(tx, file, suspects));
  if (rows?.length === 0) return;
  const among = rows ? Prisma.sql`row_no = any(${rows}::int[])` : Prisma.sql`true`;
  await tx.$executeRaw`
    with repeated as materialized (
      select line_key from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
         and ${among}
       group by line_key having count(*) > 1),
    said as materialized (
      select s.row_no, s.line_key,
             row(s.day, s.quantity, s.unit_micros, s.amount_minor, s.other_partner_id, w.party_print, s.available,
                 s.committed, s.on_order, s.in_transit, s.backordered, s.record->'fields')::text as content
        from staging_row s
        join repeated r on r.line_key = s.line_key
        left join staging_row w on w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
         and w.row_no = s.party_row and w.party_print is not null
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
         and ${rows ? Prisma.sql`s.row_no = any(${rows}::int[])` : Prisma.sql`true`}),
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

/** Rows that share their key with one that is suspected to; none where nobody does, as is usual. */
async function selectAlike(
  tx: ScopedTx,
  { id, lastRow, told }: StagedFile,
  suspects: readonly number[],
): Promise<number[]> {
  const rowsOf = new Map<string, number[]>();
  for (const { after, to } of stretches(lastRow, STRETCH)) {
    const found = await tx.$queryRaw<{ rowNo: number; lineKey: string }[]>`
      with suspect as materialized (
        select distinct line_key from staging_row
         where vendor_id = ${tx.vendorId}::int and submission_id = ${id}::uuid and verdict is null
           and row_no = any(${[...suspects]}::int[]))
      select s.row_no as "rowNo", s.line_key as "lineKey"
        from staging_row s join suspect on suspect.line_key = s.line_key
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${id}::uuid and s.verdict is null
         and s.row_no > ${after} and s.row_no <= ${to}`;
    for (const { rowNo, lineKey } of found) {
      const rows = rowsOf.get(lineKey);
      if (rows) rows.push(rowNo);
      else rowsOf.set(lineKey, [rowNo]);
    }
    await told(to);
  }
  return [...rowsOf.values()].flatMap((rows) => (rows.length > 1 ? rows : []));
}

/** Takes over the rows of which it is known by now what became of them, and those with a warning. */
export async function keepVerdicts(
  tx: ScopedTx,
  { id: submissionId, lastRow, told }: StagedFile,
  partnerId: string | null,
): Promise<{ same: number; refused: number; leftOut: number }> {
  for (const { after, to } of stretches(lastRow, STRETCH)) {
    await tx.$executeRaw`
      insert into submission_row (vendor_id, submission_id, row_no, partner_id, raw, verdict, errors)
      select s.vendor_id, s.submission_id, s.row_no, ${partnerId}::uuid, s.raw, s.verdict, s.errors
        from staging_row s
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is not null
         and s.row_no > ${after} and s.row_no <= ${to}
      on conflict do nothing`;
    await told(to);
  }
  await tx.$executeRaw`
    insert into submission_row (vendor_id, submission_id, row_no, partner_id, raw, verdict, errors)
    select s.vendor_id, s.submission_id, s.row_no, ${partnerId}::uuid, s.raw, 'taken', s.errors
      from staging_row s
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
       and s.verdict is null and s.errors is not null
     order by s.row_no limit ${WARNED_ROWS}
    on conflict do nothing`;
  const [row] = await tx.$queryRaw<{ same: number; refused: number; leftOut: number }[]>`
    select count(*) filter (where verdict = 'same')::int as same,
           count(*) filter (where verdict = 'refused')::int as refused,
           count(*) filter (where verdict = 'left_out')::int as "leftOut"
      from submission_row
     where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid`;
  return row ?? { same: 0, refused: 0, leftOut: 0 };
}

/** What the good lines come to, by product, returns apart. */
export async function selectStagedParts(
  tx: ScopedTx,
  { id, lastRow, told }: StagedFile,
): Promise<StagedPart[]> {
  const all = new Map<string, StagedPart>();
  await tx.$executeRaw`select set_config('enable_sort', 'off', true)`;
  for (const { after, to } of stretches(lastRow, STRETCH)) {
    const parts = await tx.$queryRaw<StagedPart[]>`
      select product_id as "productId", quantity < 0 as returned, count(*)::int as rows,
             sum(quantity)::float8 as units, coalesce(sum(amount_minor), 0)::bigint as "amountMinor",
             min(day) as from, max(day) as to, max(row_no) as "lastRow",
             min(line_key) as "firstKey", max(line_key) as "lastKey"
        from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${id}::uuid and verdict is null
         and row_no > ${after} and row_no <= ${to}
       group by 1, 2`;
    for (const part of parts) {
      const key = `${part.productId} ${part.returned}`;
      const known = all.get(key);
      all.set(key, known ? joinParts(known, part) : part);
    }
    await told(to);
  }
  await tx.$executeRaw`select set_config('enable_sort', 'on', true)`;
  return [...all.values()];
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
