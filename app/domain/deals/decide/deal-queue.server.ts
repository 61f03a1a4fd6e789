import type { VendorActor } from "#app/platform/actor.ts";
import { containing } from "#app/platform/db/containing.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealSummary } from "../deal.ts";
import { dealGroups } from "../lists/deal-list-query.ts";
import { selectDeals } from "../lists/list-deals.server.ts";
import { openStatuses } from "../moves.ts";
import { QUEUE_SIZE, type QueueQuery } from "./queue-query.ts";

const statusesOf = {
  waiting: openStatuses,
  approved: dealGroups.approved,
  closed: [...dealGroups.won, ...dealGroups.closed],
};

export type DealQueue = {
  deals: DealSummary[];
  /** Those that another deal's live protection stands against. */
  conflicts: Set<string>;
};

/** The registrations that wait for a decision, the most urgent first; or, when asked for, what was decided. */
export async function dealQueue(
  tx: ScopedTx,
  actor: VendorActor,
  { partners, status, q }: QueueQuery,
  now: Date,
): Promise<DealQueue> {
  const { vendorId } = tx;
  const deals = await selectDeals(
    tx,
    {
      status: { in: [...statusesOf[status]] },
      ...(partners === "mine" && { partner: { vendorId, managerId: actor.membershipId } }),
      ...(q && {
        OR: [
          { customerName: containing(q) },
          { number: containing(q) },
          { partner: { vendorId, name: containing(q) } },
        ],
      }),
    },
    status === "waiting"
      ? [{ decideBy: { sort: "asc", nulls: "last" } }, { id: "asc" }]
      : [{ updatedAt: "desc" }, { id: "desc" }],
    QUEUE_SIZE,
  );
  const ids = status === "waiting" ? deals.map(({ id }) => id) : [];
  return { deals, conflicts: await standingAgainst(tx, ids, now) };
}

async function standingAgainst(tx: ScopedTx, dealIds: string[], now: Date): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct d.id
      from deal d
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = d.party_id
      join deal_line l on l.vendor_id = ${tx.vendorId}::int and l.deal_id = d.id
      join protection x on x.vendor_id = ${tx.vendorId}::int and x.customer_id = p.customer_id
       and x.family_id = l.family_id and x.deal_id <> d.id
       and x.released_at is null and x.ends_at > ${now}::timestamptz
     where d.vendor_id = ${tx.vendorId}::int and d.id = any(${dealIds}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}
