import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { StagedRecord } from "./record-intake.ts";

/** Rows that are looked at together. */
export const AT_ONCE = 5_000;

export type StagedRow = { rowNo: number; record: StagedRecord };

/** The good rows of a file, some thousands at a time, in their order. */
export async function* stagedRecords(tx: ScopedTx, submissionId: string) {
  for (let after = 0; ; ) {
    const rows = await tx.$queryRaw<StagedRow[]>`
      select row_no as "rowNo", record from staging_row
       where vendor_id = ${tx.vendorId}::int and submission_id = ${submissionId}::uuid and verdict is null
         and row_no > ${after}
       order by row_no limit ${AT_ONCE}`;
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.rowNo ?? after;
    if (rows.length < AT_ONCE) return;
  }
}

type Unmet = { column: string; what: string };

const hint = "It is neither known nor in this file";

/** Refuses rows that name a record which is neither known nor in the file, and those that name such rows. */
export async function refuseUnmet(tx: ScopedTx, submissionId: string, { column, what }: Unmet) {
  for (let refused = 1; refused > 0; ) {
    refused = await tx.$executeRaw`
      update staging_row s
         set verdict = 'refused', errors = jsonb_build_array(jsonb_build_object(
               'column', ${column}::text, 'value', '', 'what', ${what}::text, 'hint', ${hint}::text))
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null
         and jsonb_exists(s.record, 'needs')
         and exists (
               select from jsonb_array_elements(s.record->'needs') n
                where not exists (
                        select from staging_row o
                         where o.vendor_id = ${tx.vendorId}::int and o.submission_id = ${submissionId}::uuid
                           and o.verdict is null and o.line_key = n->>'key'
                           and o.record->'fields' @> (n->'fields')))`;
  }
}

type Refusal = { rowNo: number; what: string; value: string };

/** Refuses rows of which it is known only now that they say what cannot be. */
export const refuseRows = (tx: ScopedTx, submissionId: string, rows: readonly Refusal[]) =>
  tx.$executeRaw`
    update staging_row s
       set verdict = 'refused', errors = jsonb_build_array(jsonb_build_object(
             'column', '', 'value', r.value, 'what', r.what))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("rowNo" int, what text, value text)
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.row_no = r."rowNo"`;

/** Tells of rows that they say what is known. */
export const keepSame = (tx: ScopedTx, submissionId: string, rowNos: readonly number[]) =>
  tx.$executeRaw`
    insert into submission_row (vendor_id, submission_id, row_no, verdict)
    select ${tx.vendorId}::int, ${submissionId}::uuid, row_no, 'same' from unnest(${[...rowNos]}::int[]) as r(row_no)
    on conflict do nothing`;
