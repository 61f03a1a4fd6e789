import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { isSale } from "../sold-entries.server.ts";

/** What somebody bought, in sum and in the vendor's currency, and from whom. */
export type BoughtInShort = { netMinor: bigint; lines: number; partnerNames: string[] };

const none: BoughtInShort = { netMinor: 0n, lines: 0, partnerNames: [] };

type Row = BoughtInShort & { id: string };

/** In sum, of each of these customers. */
export async function boughtInShort(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<(id: string) => BoughtInShort> {
  const rows = await tx.$queryRaw<Row[]>`
    select rp.customer_id as id, coalesce(sum(e.base_net_minor), 0)::bigint as "netMinor", count(*)::int as lines,
           coalesce(array_agg(distinct s.name) filter (where s.name is not null), '{}') as "partnerNames"
      from reported_party rp
      join ledger_entry e on e.party_id = rp.id and ${isSale(tx)}
      left join partner s on s.vendor_id = ${tx.vendorId}::int and s.id = e.last_partner_id
     where rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = any(${[...customerIds]}::uuid[])
     group by 1`;
  const byId = new Map(rows.map(({ id, ...bought }) => [id, bought]));
  return (id) => byId.get(id) ?? none;
}

/** In sum, of one party alone. */
export async function boughtByParty(tx: ScopedTx, partyId: string): Promise<BoughtInShort> {
  const [row] = await tx.$queryRaw<BoughtInShort[]>`
    select coalesce(sum(e.base_net_minor), 0)::bigint as "netMinor", count(*)::int as lines,
           coalesce(array_agg(distinct s.name) filter (where s.name is not null), '{}') as "partnerNames"
      from ledger_entry e
      left join partner s on s.vendor_id = ${tx.vendorId}::int and s.id = e.last_partner_id
     where ${isSale(tx)} and e.party_id = ${partyId}::uuid`;
  return row ?? none;
}
