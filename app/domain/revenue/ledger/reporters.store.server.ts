import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { column } from "./packed.ts";

/** Partners that report what they sell: a file of theirs was applied, or they agreed to hand one in. */
export async function selectReporters(tx: ScopedTx): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(Prisma.sql`
    select s.partner_id as id from submission s
     where s.vendor_id = ${tx.vendorId}::int and s.kind = 'pos' and s.status = 'applied' and s.partner_id is not null
    union
    select a.partner_id from reporting_agreement a where a.vendor_id = ${tx.vendorId}::int and a.kind = 'pos'`);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Who reports now. What was moved to a partner that began or ceased to is due from the first move on, because there
 * the trail goes on, or ends.
 */
export async function followReporters(tx: ScopedTx): Promise<Set<string>> {
  const now = await selectReporters(tx);
  const rows = await tx.query<{ id: string }>(Prisma.sql`
    select partner_id as id from ledger_reporter where vendor_id = ${tx.vendorId}::int`);
  const before = new Set(rows.map(({ id }) => id));
  const began = [...now].filter((id) => !before.has(id));
  const ceased = [...before].filter((id) => !now.has(id));
  if (began.length + ceased.length === 0) return now;
  await tx.query(Prisma.sql`
    insert into ledger_due (vendor_id, product_id, from_day, since)
    select ${tx.vendorId}::int, product_id, min(day), now() from revenue_fact
     where vendor_id = ${tx.vendorId}::int and sold_to_id = any(${column([...began, ...ceased])}::uuid[])
       and party_id is null and superseded_at is null
     group by product_id`);
  await tx.query(Prisma.sql`
    delete from ledger_reporter
     where vendor_id = ${tx.vendorId}::int and partner_id = any(${column(ceased)}::uuid[])`);
  await tx.query(Prisma.sql`
    insert into ledger_reporter (vendor_id, partner_id)
    select ${tx.vendorId}::int, id from unnest(${column(began)}::uuid[]) as n (id) on conflict do nothing`);
  return now;
}
