import { lookUp } from "#app/domain/revenue/staged-sales.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/**
 * What is odd about how a customer is written is told when it is written so for the first time: somebody has seen it
 * then, and the sender's system writes it so every week.
 */
export async function forgiveKnownCustomers(
  tx: ScopedTx,
  submissionId: string,
  columns: readonly string[],
) {
  const [row] = await tx.$queryRaw<{ odd: boolean }[]>`
    select exists (select from staging_row s
                    where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
                      and s.verdict is null and s.errors is not null) as odd`;
  if (!row?.odd) return;
  await lookUp(tx, "all");
  await tx.$executeRaw`
  with odd as materialized (
    select s.row_no, s.party_row, s.errors from staging_row s
     where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid
       and s.verdict is null and s.errors is not null and s.party_row is not null),
  known as materialized (
    select o.party_row as row_no from (select distinct party_row from odd) o
     where (select true from staging_row w
             where w.vendor_id = ${tx.vendorId}::int and w.submission_id = ${submissionId}::uuid
               and w.row_no = o.party_row
               and (select true from reported_party p
                     where p.vendor_id = ${tx.vendorId}::int and p.fingerprint = w.party_print limit 1)
             limit 1)),
  left_over as materialized (
    select o.row_no, (select jsonb_agg(e) from jsonb_array_elements(o.errors) e
                       where e->>'column' <> all(${[...columns]}::text[])) as errors
      from odd o join known k on k.row_no = o.party_row)
  update staging_row s set errors = l.errors from left_over l
   where s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.row_no = l.row_no
     and s.errors is distinct from l.errors`;
}
