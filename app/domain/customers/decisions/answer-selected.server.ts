import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { acceptMatches } from "./answer-matches.server.ts";
import type { Decided, Deciding } from "./make-decision.server.ts";
import { notRefused, refusedPairs } from "./refused-pairs.server.ts";

/** Takes each of these parties for its likeliest customer: one decision, which is undone as one. */
export async function acceptLikeliest(by: Deciding, partyIds: readonly string[]): Promise<Decided> {
  const proposalIds = await withScope(by.actor, (tx) => likeliestOf(tx, partyIds));
  return acceptMatches(by, { proposalIds, ends: [], note: null });
}

async function likeliestOf(tx: ScopedTx, partyIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with ${refusedPairs(tx)}
    select distinct on (m.party_id) m.id
      from match_proposal m
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = m.party_id
      join customer k on k.vendor_id = ${tx.vendorId}::int and k.id = m.customer_id
     where m.vendor_id = ${tx.vendorId}::int and m.status = 'open' and m.party_id = any(${[...partyIds]}::uuid[])
       and coalesce(k.stands_for_id, k.id) <> p.customer_id
       and ${notRefused(Prisma.sql`p.customer_id`, Prisma.sql`coalesce(k.stands_for_id, k.id)`)}
     order by m.party_id, m.score desc, m.id`;
  return rows.map(({ id }) => id);
}
