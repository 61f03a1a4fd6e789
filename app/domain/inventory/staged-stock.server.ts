import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type StockSubmission = { submissionId: string; partnerId: string };

/** Two files of one partner for the same day are applied one after the other. */
export async function lockInventory(tx: ScopedTx, partnerId: string) {
  await tx.$executeRaw`select pg_advisory_xact_lock(${tx.vendorId}::int, hashtext(${partnerId}))`;
}

/** Every staged row is looked up in an index: PostgreSQL knows nothing of what a file has just put there. */
async function lookUp(tx: ScopedTx) {
  await tx.$executeRaw`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;
}

const staged = (tx: ScopedTx, submissionId: string) => Prisma.sql`
  s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.verdict is null`;

const live = (tx: ScopedTx, partnerId: string) => Prisma.sql`
  l.vendor_id = ${tx.vendorId}::int and l.partner_id = ${partnerId}::uuid and l.location = s.branch
  and l.as_of = s.day and l.product_id = s.product_id and l.superseded_at is null`;

const same = Prisma.sql`
  (l.on_hand, l.available, l.committed, l.on_order, l.in_transit, l.backordered) is not distinct from
  (s.quantity, s.available, s.committed, s.on_order, s.in_transit, s.backordered)`;

/** How many staged lines say what is known of a place, day and part, and how many say something else. */
export async function selectKnownStock(
  tx: ScopedTx,
  { submissionId, partnerId }: StockSubmission,
): Promise<{ same: number; changed: number }> {
  await lookUp(tx);
  const [row] = await tx.$queryRaw<{ same: number; changed: number }[]>`
    select count(*) filter (where ${same})::int as same, count(*) filter (where not (${same}))::int as changed
      from staging_row s join inventory_line l on ${live(tx, partnerId)}
     where ${staged(tx, submissionId)}`;
  return row ?? { same: 0, changed: 0 };
}

/** Puts the rows aside that say what is known, with the line that they repeat. */
export async function setSameStockAside(
  tx: ScopedTx,
  { submissionId, partnerId }: StockSubmission,
) {
  await lookUp(tx);
  await tx.$executeRaw`
    insert into submission_row (vendor_id, submission_id, row_no, partner_id, verdict, fact_id)
    select ${tx.vendorId}::int, s.submission_id, s.row_no, ${partnerId}::uuid, 'same', l.id
      from staging_row s join inventory_line l on ${live(tx, partnerId)}
     where ${staged(tx, submissionId)} and ${same}
    on conflict (vendor_id, submission_id, row_no)
    do update set verdict = excluded.verdict, fact_id = excluded.fact_id where submission_row.verdict = 'taken'`;
  await tx.$executeRaw`
    update staging_row s set verdict = 'same' from submission_row r
     where r.vendor_id = ${tx.vendorId}::int and r.submission_id = ${submissionId}::uuid and r.verdict = 'same'
       and s.vendor_id = ${tx.vendorId}::int and s.submission_id = ${submissionId}::uuid and s.row_no = r.row_no`;
}

export async function supersedeStock(
  tx: ScopedTx,
  { submissionId, partnerId }: StockSubmission,
  at: Date,
) {
  await lookUp(tx);
  await tx.$executeRaw`
    update inventory_line l set superseded_at = ${at} from staging_row s
     where ${staged(tx, submissionId)} and ${live(tx, partnerId)}`;
}

export const insertStagedStock = (
  tx: ScopedTx,
  { submissionId, partnerId }: StockSubmission,
): Promise<number> => tx.$executeRaw`
  insert into inventory_line (vendor_id, id, partner_id, location, as_of, product_id, on_hand, available, committed,
         on_order, in_transit, backordered, submission_id, row_no)
  select ${tx.vendorId}::int, (${submissionId.replaceAll("-", "").slice(0, 24)} || lpad(to_hex(s.row_no), 8, '0'))::uuid,
         ${partnerId}::uuid, s.branch, s.day, s.product_id, s.quantity, s.available, s.committed,
         s.on_order, s.in_transit, s.backordered, s.submission_id, s.row_no
    from staging_row s
   where ${staged(tx, submissionId)}
  on conflict do nothing`;
