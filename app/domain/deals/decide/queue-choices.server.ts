import type { VendorActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Clock } from "../clock.ts";
import { askerOf } from "./queue.server.ts";
import { branchesOf } from "./queue-branches.server.ts";
import type { QueueChoices } from "./queue-choices.ts";
import { type QueueQuery, wholeQueue } from "./queue-query.ts";

/** As many partners as a list to choose from is still read; beyond it one searches. */
const MOST_PARTNERS = 300;
/** A count beyond it says no more than "many". */
const MOST_COUNTED = 1_000;

/** What the queue can be narrowed to: the partners with something in it, and every product family. */
export async function queueChoices(
  tx: ScopedTx,
  actor: VendorActor,
  clock: Clock,
): Promise<QueueChoices> {
  const { vendorId } = tx;
  const partners = await tx.$queryRaw<QueueChoices["partners"]>`
    select p.id, p.name, p.country
      from partner p
     where p.vendor_id = ${vendorId}::int and (
       exists (select from deal d
                where d.vendor_id = ${vendorId}::int and d.partner_id = p.id
                  and d.status in ('submitted', 'in_review'))
       or exists (select from deal d
                where d.vendor_id = ${vendorId}::int and d.partner_id = p.id and d.status in ('info_requested')))
     order by p.name, p.id
     limit ${MOST_PARTNERS}::int`;
  const families = await tx.productFamily.findMany({
    where: { vendorId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_PARTNERS,
    select: { id: true, name: true },
  });
  return { partners, families, counts: await countWaiting(tx, actor, clock) };
}

async function countWaiting(tx: ScopedTx, actor: VendorActor, clock: Clock) {
  const asker = await askerOf(tx, actor, clock.now);
  const waiting = (who: QueueQuery["who"]) => Prisma.sql`(
    select count(*)::int
      from (${branchesOf(tx.vendorId, asker, { ...wholeQueue, who }, clock, MOST_COUNTED)}) found
     where due is not null)`;
  const [counts] = await tx.$queryRaw<QueueChoices["counts"][]>`
    select ${waiting("mine")} as mine, ${waiting("partners")} as partners, ${waiting("all")} as all`;
  return counts ?? { mine: 0, partners: 0, all: 0 };
}
