import { standsInFor } from "#app/domain/programs/away/stands-in-for.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Clock } from "../clock.ts";
import { cutPage, isDescending } from "../lists/cut-page.ts";
import { familyNames } from "../lists/family-names.server.ts";
import { branchesOf, keyInWords } from "./queue-branches.server.ts";
import type { QueueItem } from "./queue-item.ts";
import { type Asker, boughtBound } from "./queue-narrowing.server.ts";
import { placeOf, QUEUE_SIZE, type QueueQuery } from "./queue-query.ts";

const { sql } = Prisma;

export type QueuePage = { items: QueueItem[]; after: string | null; before: string | null };

/**
 * One page of what waits for the vendor; or, when asked for, of what was decided. Each kind of thing is a branch that
 * gives no more than a page in the order asked for, so that the cost grows with the page and not with the deals.
 */
export async function queuePage(
  tx: ScopedTx,
  actor: VendorActor,
  query: QueueQuery,
  clock: Clock,
  size = QUEUE_SIZE,
): Promise<QueuePage> {
  const asker = await askerOf(tx, actor, clock.now);
  const branches = branchesOf(tx.vendorId, asker, query, clock, size + 1);
  const found = await tx.$queryRaw<(QueueItem & { key: string })[]>(
    statement(tx.vendorId, branches, size + 1, query, clock.now),
  );
  const { rows, ...places } = cutPage(found, size, query, ({ key, id }) => placeOf(key, id));
  return { items: rows.map(({ key: _, ...item }) => item), ...places };
}

/** Who asks, and for whom that one stands in. */
export async function askerOf(tx: ScopedTx, actor: VendorActor, now: Date): Promise<Asker> {
  const absent = await standsInFor(tx, actor, now);
  const { membershipId, role } = actor;
  return { membershipId, role, standsInFor: absent.map((each) => each.membershipId) };
}

function statement(
  vendorId: number,
  branches: Prisma.Sql,
  take: number,
  query: QueueQuery,
  now: Date,
) {
  const direction = isDescending(query) ? sql`desc` : sql`asc`;
  return sql`
    with listed as (
      select * from (${branches}) found order by found.key ${direction}, found.id ${direction} limit ${take}
    )
    select l.id, l.kind, l.asks, ${keyInWords(query.sort, sql`l.key`)} as key, l.due as "dueAt", l.asked_at as "askedAt",
           d.id as "dealId", d.number, p.name as "partnerName", d.customer_name as "customerName", d.currency,
           d.value_minor as "valueMinor", d.status::text as status, d.reviewer_id as "reviewerId",
           d.protected_until as "protectedUntil",
           m.name as "reviewerName",
           ${familyNames(vendorId)} as families,
           (select c.verdict
              from deal_conflict c
             where c.vendor_id = ${vendorId}::int and c.deal_id = d.id and c.gone_at is null
               and c.verdict <> 'possible' and (c.window_until is null or c.window_until > ${now}::timestamptz)
             order by array_position(
               array['conflict', 'direct', 'duplicate', 'competing', 'existing_customer'], c.verdict)
             limit 1) as verdict,
           case when ${boughtBound(vendorId, "instead", now)} then 'instead'
                when ${boughtBound(vendorId, "nothing", now)} then 'nothing'
                when ${boughtBound(vendorId, "elsewhere", now)} then 'elsewhere' end as bought
      from listed l
      join deal d on d.vendor_id = ${vendorId}::int and d.id = l.deal_id
      join partner p on p.vendor_id = ${vendorId}::int and p.id = d.partner_id
      left join membership m on m.vendor_id = ${vendorId}::int and m.id = d.reviewer_id
     order by l.key ${direction}, l.id ${direction}`;
}
