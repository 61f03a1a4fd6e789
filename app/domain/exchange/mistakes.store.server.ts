import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { MOST_COMPARED, type RowError } from "./submission.ts";

type Mistaken = Pick<RowError, "column" | "what" | "value">;

/** Of these mistakes, those that rows of the file have now. */
export async function findFailing<T extends Mistaken>(
  tx: ScopedTx,
  submissionId: string,
  said: readonly T[],
): Promise<T[]> {
  const wanted = JSON.stringify(said.map(({ column, what, value }) => ({ column, what, value })));
  const found = await tx.$queryRaw<{ nth: number }[]>`
    with wanted as materialized (
      select nth::int as nth, w->>'column' as "column", w->>'what' as what, w->>'value' as value
        from jsonb_array_elements(${wanted}::jsonb) with ordinality as w(w, nth)),
    alike as materialized (
      select distinct r.errors
        from submission_row r
       where r.vendor_id = ${tx.vendorId}::int and r.submission_id = ${submissionId}::uuid and r.verdict = 'refused'),
    failing as materialized (
      select distinct e->>'column' as "column", e->>'what' as what, e->>'value' as value
        from alike, jsonb_array_elements(errors) e)
    select w.nth from wanted w join failing f using ("column", what, value)`;
  const there = new Set(found.map(({ nth }) => nth - 1));
  return said.filter((_, nth) => there.has(nth));
}

export type MistakenValue = { column: string; what: string; value: string; rows: number };

/** The values each mistake was made with, the most frequent first. */
export const selectMistakenValues = (
  tx: ScopedTx,
  submissionId: string,
  most: number,
): Promise<MistakenValue[]> =>
  tx.$queryRaw`
    with alike as materialized (
      select errors, count(*) as rows, min(row_no) as first_row
        from (select r.errors, r.verdict, r.row_no
                from submission_row r
               where r.vendor_id = ${tx.vendorId}::int and r.submission_id = ${submissionId}::uuid and r.verdict <> 'same'
               order by r.row_no
               limit ${MOST_COMPARED}) r
       where verdict = 'refused'
       group by errors)
    select "column", what, value, rows from (
      select e->>'column' as "column", coalesce(e->>'what', e->>'words') as what, e->>'value' as value,
             sum(a.rows)::int as rows,
             row_number() over (partition by e->>'column', coalesce(e->>'what', e->>'words')
                                order by sum(a.rows) desc, min(a.first_row)) as nth
        from alike a, jsonb_array_elements(a.errors) e
       group by 1, 2, 3) v
     where nth <= ${most}::int
     order by "column", what, nth`;
