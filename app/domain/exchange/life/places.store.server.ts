import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Submission } from "../submission.ts";

/** More places than anybody has tell of a column that holds something else. */
const MOST_PLACES = 2_000;

type Whose = Pick<Submission, "id" | "partnerId" | "kind">;

/** Keeps the branches or locations that the staged rows name. */
export const keepPlaces = (tx: ScopedTx, { id, partnerId }: Whose) => tx.$executeRaw`
  insert into submission_place (vendor_id, submission_id, place, partner_id)
  select ${tx.vendorId}::int, ${id}::uuid, upper(trim(s.branch)), ${partnerId}::uuid
    from staging_row s
   where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${id}::uuid and s.verdict is null and s.branch <> ''
   group by 3 order by 3 limit ${MOST_PLACES}
  on conflict do nothing`;

/**
 * Marks the first row of each place that no file of the sender that stands has named. Who has never named any is not
 * asked: the first file is how its places become known.
 */
export async function warnOfPlaces(
  tx: ScopedTx,
  { id, partnerId, kind }: Whose,
  { column, what, hint }: { column: string; what: string; hint: string },
) {
  await tx.$executeRaw`
    with known as materialized (
      select distinct p.place from submission_place p
        join submission o on o.vendor_id = ${tx.vendorId}::int and o.id = p.submission_id and o.status = 'applied'
       where p.vendor_id = ${tx.vendorId}::int and p.partner_id is not distinct from ${partnerId}::uuid
         and o.kind = ${kind}::submission_kind),
    fresh as materialized (
      select n.place from submission_place n
       where n.vendor_id = ${tx.vendorId}::int and n.submission_id = ${id}::uuid
         and exists (select from known) and not exists (select from known k where k.place = n.place)),
    first as materialized (
      select min(s.row_no) as row_no from staging_row s
        join fresh on fresh.place = upper(trim(s.branch))
       where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${id}::uuid and s.verdict is null
       group by fresh.place)
    update staging_row s
       set errors = coalesce(s.errors, '[]') || jsonb_build_array(jsonb_build_object(
             'column', ${column}::text, 'value', s.branch, 'what', ${what}::text, 'hint', ${hint}::text,
             'warning', true))
      from first
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${id}::uuid and s.row_no = first.row_no`;
}

/** Forgets the places of a file that is read again. */
export async function clearPlaces(tx: ScopedTx, submissionId: string) {
  await tx.submissionPlace.deleteMany({ where: { vendorId: tx.vendorId, submissionId } });
}
