import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RowError } from "./submission.ts";

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
    failing as materialized (
      select distinct e->>'column' as "column", e->>'what' as what, e->>'value' as value
        from submission_row r, jsonb_array_elements(r.errors) e
       where r.vendor_id = ${tx.vendorId}::int and r.submission_id = ${submissionId}::uuid and r.verdict = 'refused')
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
    select "column", what, value, rows from (
      select e->>'column' as "column", coalesce(e->>'what', e->>'words') as what, e->>'value' as value,
             count(distinct r.row_no)::int as rows, min(r.row_no) as first,
             row_number() over (partition by e->>'column', coalesce(e->>'what', e->>'words')
                                order by count(distinct r.row_no) desc, min(r.row_no)) as nth
        from submission_row r, jsonb_array_elements(r.errors) e
       where r.vendor_id = ${tx.vendorId}::int and r.submission_id = ${submissionId}::uuid and r.verdict = 'refused'
       group by 1, 2, 3) v
     where nth <= ${most}::int
     order by "column", what, nth`;
