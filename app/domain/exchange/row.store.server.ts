import type { RowVerdict } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import {
  hasText,
  type RawRow,
  rowsAfter,
  rowsBefore,
  selectRaws,
} from "#app/platform/files/row-text.server.ts";

import { MOST_COMPARED, type RowError } from "./submission.ts";

export type { RowVerdict };

export type StoredRow = {
  rowNo: number;
  raw: string;
  verdict: RowVerdict;
  errors: RowError[];
};

export async function clearStaging(tx: ScopedTx, submissionId: string) {
  await tx.stagingRow.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
}

/** Forgets what became of the rows, because they are read again. */
export async function clearRows(tx: ScopedTx, submissionId: string) {
  await tx.submissionRow.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
}

type RowQuery = { verdict?: RowVerdict; after?: number; before?: number };

/** Rows of a submission in the order of the file, those just before a row when `before` is given. */
export async function selectRows(
  tx: ScopedTx,
  submissionId: string,
  query: RowQuery,
  take: number,
): Promise<StoredRow[]> {
  const told = query.verdict !== undefined && query.verdict !== "taken";
  if (told || !(await hasText(tx, submissionId))) return selectTold(tx, submissionId, query, take);
  const { verdict, after = 0, before } = query;
  const pieces =
    before === undefined
      ? rowsAfter(tx, submissionId, after)
      : rowsBefore(tx, submissionId, before);
  const found: StoredRow[] = [];
  for await (const rows of pieces) {
    const toldOf = await selectToldOf(tx, submissionId, rows);
    for (const { rowNo, raw } of rows) {
      const row = toldOf.get(rowNo) ?? { verdict: "taken", errors: [] };
      if (verdict !== undefined && row.verdict !== verdict) continue;
      found.push({ rowNo, raw, verdict: row.verdict, errors: row.errors });
      if (found.length === take) break;
    }
    if (found.length === take) break;
  }
  return before === undefined ? found : found.reverse();
}

type ToldRow = Pick<StoredRow, "verdict" | "errors">;

/** What became of some rows, where anything else than being taken did. */
async function selectToldOf(
  tx: ScopedTx,
  submissionId: string,
  rows: readonly RawRow[],
): Promise<Map<number, ToldRow>> {
  const numbers = rows.map(({ rowNo }) => rowNo);
  if (numbers.length === 0) return new Map();
  const found = await tx.submissionRow.findMany({
    where: {
      vendorId: tx.vendorId,
      submissionId,
      rowNo: { gte: Math.min(...numbers), lte: Math.max(...numbers) },
    },
    select: { rowNo: true, verdict: true, errors: true },
  });
  return new Map(
    found.map(({ rowNo, verdict, errors }) => [rowNo, { verdict, errors: errorsFrom(errors) }]),
  );
}

/** Rows of which it is written down what became of them. */
async function selectTold(
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
  const missing = rows.flatMap(({ rowNo, raw }) => (raw === null ? [rowNo] : []));
  const raws = await selectRaws(tx, submissionId, missing);
  return rows.map(({ raw, ...row }) => ({
    ...row,
    raw: raw ?? raws.get(row.rowNo) ?? "",
    errors: errorsFrom(row.errors),
  }));
}

/** Rows with something to be told: those to correct or, of all rows, those with warnings and those left out too. */
export async function selectFaulty(
  tx: ScopedTx,
  submissionId: string,
  rows: "wrong" | "all" | "lines",
  after: number,
  take: number,
): Promise<Pick<StoredRow, "rowNo" | "errors">[]> {
  const found = await tx.submissionRow.findMany({
    where: {
      vendorId: tx.vendorId,
      submissionId,
      rowNo: { gt: after },
      verdict: rows === "all" ? { not: "same" } : "refused",
    },
    orderBy: { rowNo: "asc" },
    take,
    select: { rowNo: true, errors: true },
  });
  return found.map(({ rowNo, errors }) => ({ rowNo, errors: errorsFrom(errors) }));
}

type AnyError = RowError & { words?: string };

// Forecast files are read by their own room, which says `words` for what is wrong.
const errorsFrom = (json: unknown): RowError[] =>
  ((json ?? []) as AnyError[]).map(({ words, ...error }) => ({
    ...error,
    what: error.what ?? words ?? "",
  }));

/** Equal mistakes of a file. */
export type Mistake = {
  column: string;
  what: string;
  hint: string | null;
  rows: number;
  /** What became of its rows: those that were taken have a warning, those left out are no sale to anybody. */
  verdict: RowVerdict;
  /** The first values it was made with. */
  values: string[];
  firstRow: number;
};

/**
 * Equal mistakes of a file, the most frequent first; after them what is odd about rows that are taken. Rows
 * that are told the same are counted together before anything is taken out of what they are told.
 */
export function selectMistakes(tx: ScopedTx, submissionId: string): Promise<Mistake[]> {
  return tx.$queryRaw<Mistake[]>`
    with alike as materialized (
      select errors, verdict, count(*) as rows, min(row_no) as first_row
        from (select r.errors, r.verdict, r.row_no
                from submission_row r
               where r.vendor_id = ${tx.vendorId} and r.submission_id = ${submissionId}::uuid and r.verdict <> 'same'
               order by r.row_no
               limit ${MOST_COMPARED}) r
       group by errors, verdict),
    mistakes as (
      select e->>'column' as "column", coalesce(e->>'what', e->>'words') as what, e->>'hint' as hint,
             e->>'value' as value, verdict, sum(rows) as rows, min(first_row) as first_row
        from alike, jsonb_array_elements(errors) e
       group by 1, 2, 3, 4, 5)
    select "column", what, case when count(distinct hint) = 1 then min(hint) end as hint, verdict,
           sum(rows)::int as rows, min(first_row) as "firstRow",
           (array_agg(distinct value) filter (where value <> ''))[1:3] as values
      from mistakes
     group by 1, 2, verdict
     order by array_position(array['refused', 'taken', 'left_out']::row_verdict[], verdict), rows desc, "firstRow", 1, 2
     limit 200`;
}

type Example = Pick<Mistake, "column" | "what" | "verdict"> & {
  rowNo: number;
  raw: string;
  value: string;
};

/** Among so many rows with mistakes examples are looked for; of a mistake that comes later the first row is shown. */
const ROWS_WITH_EXAMPLES = 5_000;

/** The first rows with each mistake, for showing them below it. */
export async function selectExamples(
  tx: ScopedTx,
  submissionId: string,
  mistakes: readonly Pick<Mistake, "firstRow">[],
  take: number,
): Promise<Example[]> {
  const firstRows = mistakes.map(({ firstRow }) => firstRow);
  const examples = await tx.$queryRaw<(Omit<Example, "raw"> & { raw: string | null })[]>`
    with early as (
      select r.row_no
        from submission_row r
       where r.vendor_id = ${tx.vendorId} and r.submission_id = ${submissionId}::uuid and r.verdict <> 'same'
       order by r.row_no
       limit ${ROWS_WITH_EXAMPLES})
    select "column", what, verdict, row_no as "rowNo", raw, value from (
      select e->>'column' as "column", coalesce(e->>'what', e->>'words') as what, e->>'value' as value, r.row_no, r.raw,
             r.verdict, row_number() over (
               partition by r.verdict, e->>'column', coalesce(e->>'what', e->>'words') order by r.row_no) as nth
        from (select row_no from early union select unnest(${firstRows}::int[])) shown
        join submission_row r on r.vendor_id = ${tx.vendorId} and r.submission_id = ${submissionId}::uuid
                             and r.row_no = shown.row_no and r.verdict <> 'same',
             jsonb_array_elements(r.errors) e
    ) rows
     where nth <= ${take}
     order by row_no`;
  const missing = examples.flatMap(({ rowNo, raw }) => (raw === null ? [rowNo] : []));
  const raws = await selectRaws(tx, submissionId, missing);
  return examples.map(({ raw, ...row }) => ({ ...row, raw: raw ?? raws.get(row.rowNo) ?? "" }));
}
