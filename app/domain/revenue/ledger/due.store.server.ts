import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Weighed } from "./in-groups.ts";
import { views } from "./ledger-sums.ts";

/** So few are worked out together whatever their history. */
const FEW = 25;
/** What is guessed of a product of which nothing was added up yet. */
const UNKNOWN = 1_000;

/**
 * Products of which something is due, with about as many facts as there are since their books were kept last: the sums
 * tell it, because counting the facts takes as long as reading them.
 */
export async function selectDueProducts(tx: ScopedTx): Promise<Weighed[]> {
  const due = await tx.query<Weighed>(Prisma.sql`
    select distinct product_id as id, 0 as facts from ledger_due where vendor_id = ${tx.vendorId}::int order by 1`);
  if (due.length <= FEW) return due;
  return tx.query<Weighed>(Prisma.sql`
    with due as materialized (
      select d.id, (select max(k.day) from ledger_state k
                     where k.vendor_id = ${tx.vendorId}::int and k.product_id = d.id and k.day <= d.day) as day
        from (select product_id as id, min(from_day) as day from ledger_due
               where vendor_id = ${tx.vendorId}::int group by 1) d)
    select d.id, coalesce(sum(s.lines), ${UNKNOWN})::int as facts
      from due d
      left join ledger_sum s on s.vendor_id = ${tx.vendorId}::int and s.view = ${views.product}::smallint
       and s.subject = d.id and (d.day is null or s.period >= d.day)
     group by 1 order by 1`);
}
