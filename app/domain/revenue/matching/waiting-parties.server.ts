import { patternIn } from "#app/domain/customers/decisions/evidence-pattern.server.ts";
import { notRefused, refusedPairs } from "#app/domain/customers/decisions/refused-pairs.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { isSale } from "../sold-entries.server.ts";

export const PAGE_SIZE = 50;

/** A party that may be somebody known: what its best match is, and what waits on it. */
export type WaitingParty = {
  id: string;
  name: string;
  city: string | null;
  /** Null: the vendor's own systems. */
  sourceName: string | null;
  netMinor: bigint;
  lines: number;
  candidates: number;
  /** Of the best match. */
  score: number;
  bestName: string;
};

export type Waiting = { parties: WaitingParty[]; count: number; netMinor: bigint; more: boolean };

type WaitingQuery = {
  page: number;
  /** Only those whose likeliest match agrees and disagrees in this way. */
  pattern?: string | null;
};

/**
 * Parties that wait for a person to say who they are, those first on which most revenue waits. Here and not in the
 * customers' room, because the order is that of the ledger.
 */
export async function listWaiting(
  tx: ScopedTx,
  { page, pattern = null }: WaitingQuery,
): Promise<Waiting> {
  const rows = await tx.$queryRaw<WaitingParty[]>`
    with ${openMatches(tx, pattern)}, ${boughtBy(tx)}
    select p.id, p.name, p.city, s.name as "sourceName", coalesce(b.net, 0)::bigint as "netMinor",
           coalesce(b.lines, 0)::int as lines, o.candidates, o.score, c.name as "bestName"
      from waiting o
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = o.party_id
      join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = o.best
      left join partner s on s.vendor_id = ${tx.vendorId}::int and s.id = p.partner_id
      left join bought b on b.party_id = o.party_id
     order by coalesce(b.net, 0) desc, o.score desc, p.id
     limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`;
  const [sum] = await tx.$queryRaw<{ count: number; netMinor: bigint }[]>`
    with ${openMatches(tx, pattern)}, ${boughtBy(tx)}
    select count(*)::int as count, coalesce(sum(b.net), 0)::bigint as "netMinor"
      from waiting o left join bought b on b.party_id = o.party_id`;
  const { count = 0, netMinor = 0n } = sum ?? {};
  return { parties: rows.slice(0, PAGE_SIZE), count, netMinor, more: rows.length > PAGE_SIZE };
}

/**
 * A match is moot once both are one customer: then another decision has answered it. So it is when somebody said of
 * other words of theirs that they are two.
 */
const openMatches = (tx: ScopedTx, pattern: string | null = null) => Prisma.sql`
  ${refusedPairs(tx)},
  waiting as materialized (
    select * from (
      select m.party_id, count(distinct coalesce(k.stands_for_id, k.id))::int as candidates, max(m.score) as score,
             (array_agg(coalesce(k.stands_for_id, k.id) order by m.score desc, m.id))[1] as best,
             (array_agg(m.evidence order by m.score desc, m.id))[1] as evidence
        from match_proposal m
        join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = m.party_id
        join customer k on k.vendor_id = ${tx.vendorId}::int and k.id = m.customer_id
       where m.vendor_id = ${tx.vendorId}::int and m.status = 'open'
         and coalesce(k.stands_for_id, k.id) <> p.customer_id
         and ${notRefused(Prisma.sql`p.customer_id`, Prisma.sql`coalesce(k.stands_for_id, k.id)`)}
       group by m.party_id) w
     where ${pattern}::text is null or ${patternIn(Prisma.sql`w.evidence`)} = ${pattern}::text)`;

const boughtBy = (tx: ScopedTx) => Prisma.sql`
  bought as (
    select e.party_id, sum(e.base_net_minor) as net, count(*) as lines
      from ledger_entry e
     where ${isSale(tx)} and e.party_id = any(array(select party_id from waiting))
     group by e.party_id)`;

/** How many parties wait for a person to say who they are. */
export async function countWaiting(tx: ScopedTx): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    with ${openMatches(tx)} select count(*)::int as count from waiting`;
  return row?.count ?? 0;
}
