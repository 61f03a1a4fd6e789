import type { RowVerdict } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RowError } from "./submission.ts";

export type { RowVerdict };

export type StoredRow = {
  rowNo: number;
  raw: string;
  verdict: RowVerdict;
  errors: RowError[];
};

export type StagedRow = { rowNo: number; fields: unknown };

/** The next staged rows of a submission after a row, in order; `fields` is null where the row is refused. */
export function selectStaged(
  tx: ScopedTx,
  submissionId: string,
  after: number,
  take: number,
): Promise<StagedRow[]> {
  return tx.stagingRow.findMany({
    where: { vendorId: tx.vendorId, submissionId, rowNo: { gt: after } },
    orderBy: { rowNo: "asc" },
    take,
    select: { rowNo: true, fields: true },
  });
}

export async function clearStaging(tx: ScopedTx, submissionId: string) {
  await tx.stagingRow.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
}

/** What became of a staged row; `errors` are those that only applying could find. */
export type Judged = { rowNo: number; verdict: RowVerdict; errors: RowError[] | null };

/** Takes staged rows over as they were written, with what became of each. */
export async function keepRows(tx: ScopedTx, submissionId: string, rows: readonly Judged[]) {
  const kept = await tx.$executeRaw`
    insert into submission_row (vendor_id, submission_id, row_no, partner_id, raw, verdict, errors)
    select s.vendor_id, s.submission_id, s.row_no, s.partner_id, s.raw, r.verdict, coalesce(r.errors, s.errors)
      from json_to_recordset(${JSON.stringify(rows)}::json) as r ("rowNo" int, verdict row_verdict, errors jsonb)
      join staging_row s on s.vendor_id = ${tx.vendorId} and s.submission_id = ${submissionId}::uuid
       and s.row_no = r."rowNo"
    on conflict do nothing`;
  if (kept !== rows.length) throw new Error(`${kept} of ${rows.length} rows were kept`);
}

type RowQuery = { verdict?: RowVerdict; after?: number; before?: number };

/** Rows of a submission in the order of the file, those just before a row when `before` is given. */
export async function selectRows(
  tx: ScopedTx,
  submissionId: string,
  { verdict, after, before }: RowQuery,
  take: number,
): Promise<StoredRow[]> {
  const rows = await tx.submissionRow.findMany({
    where: {
      vendorId: tx.vendorId,
      submissionId,
      ...(verdict && { verdict }),
      rowNo: { ...(after !== undefined && { gt: after }), ...(before && { lt: before }) },
    },
    orderBy: { rowNo: before ? "desc" : "asc" },
    take,
    select: { rowNo: true, raw: true, verdict: true, errors: true },
  });
  if (before) rows.reverse();
  return rows.map((row) => ({ ...row, errors: errorsFrom(row.errors) }));
}

type AnyError = RowError & { words?: string };

// Forecast files are read by their own room, which says `words` for what is wrong.
const errorsFrom = (json: unknown): RowError[] =>
  ((json ?? []) as AnyError[]).map(({ words, ...error }) => ({
    ...error,
    what: error.what ?? words ?? "",
  }));

/** Equal mistakes of a file, the most frequent first. */
export type Mistake = {
  column: string;
  what: string;
  hint: string | null;
  rows: number;
  /** The first values it was made with. */
  values: string[];
  firstRow: number;
};

export function selectMistakes(tx: ScopedTx, submissionId: string): Promise<Mistake[]> {
  return tx.$queryRaw<Mistake[]>`
    select e->>'column' as column, coalesce(e->>'what', e->>'words') as what,
           case when count(distinct e->>'hint') = 1 then min(e->>'hint') end as hint,
           count(distinct r.row_no)::int as rows, min(r.row_no) as "firstRow",
           (array_agg(distinct e->>'value') filter (where e->>'value' <> ''))[1:3] as values
      from submission_row r, jsonb_array_elements(r.errors) e
     where r.vendor_id = ${tx.vendorId} and r.submission_id = ${submissionId}::uuid and r.verdict = 'refused'
     group by 1, 2
     order by rows desc, "firstRow", 1, 2
     limit 200`;
}

/** The first rows with each mistake, for showing them below it. */
export function selectExamples(
  tx: ScopedTx,
  submissionId: string,
  take: number,
): Promise<{ column: string; what: string; rowNo: number; raw: string; value: string }[]> {
  return tx.$queryRaw`
    select "column", what, row_no as "rowNo", raw, value from (
      select e->>'column' as "column", coalesce(e->>'what', e->>'words') as what, e->>'value' as value, r.row_no, r.raw,
             row_number() over (partition by e->>'column', coalesce(e->>'what', e->>'words') order by r.row_no) as nth
        from submission_row r, jsonb_array_elements(r.errors) e
       where r.vendor_id = ${tx.vendorId} and r.submission_id = ${submissionId}::uuid and r.verdict = 'refused'
    ) rows
     where nth <= ${take}
     order by row_no`;
}
