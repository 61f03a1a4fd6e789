import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** A cost as far as it is to be known for sharing it out. */
export type CostToShare = {
  id: string;
  partnerId: string;
  partyId: string | null;
  dealId: string | null;
  authorisation: string | null;
  productId: string | null;
  familyId: string | null;
  fromDay: string;
  toDay: string;
  baseMinor: bigint | null;
  ended: boolean;
};

/** Costs whose shares are due, held until the transaction ends. */
export const takeCostsDue = (tx: ScopedTx, take: number) =>
  tx.query<CostToShare>(Prisma.sql`
    select id, partner_id as "partnerId", party_id as "partyId", deal_id as "dealId", authorisation,
           product_id as "productId", family_id as "familyId", from_day::text as "fromDay", to_day::text as "toDay",
           base_minor as "baseMinor", ended_at is not null as ended
      from channel_cost where vendor_id = ${tx.vendorId}::int and shared_at is null
     order by id limit ${take} for update`);

export type Sold = { partyId: string | null; productId: string; netMinor: bigint };

const grouped = (from: Prisma.Sql) => Prisma.sql`
  select e.party_id as "partyId", e.product_id as "productId", sum(e.base_net_minor)::bigint as "netMinor"
    from ${from} and e.kind = 'sold' and e.channel is not null and e.base_net_minor is not null
   group by 1, 2 order by 1 nulls last, 2`;

/** What the cost is of, where it names goods. */
const goods = (tx: ScopedTx, { productId, familyId }: CostToShare, of: Prisma.Sql) => {
  if (productId) return Prisma.sql`and ${of} = ${productId}::uuid`;
  if (!familyId) return Prisma.empty;
  return Prisma.sql`and ${of} in (select p.id from product p
                                   where p.vendor_id = ${tx.vendorId}::int and p.family_id = ${familyId}::uuid)`;
};

/** What was sold under the deal or the special price that a cost refers to. */
export function soldByReference(tx: ScopedTx, cost: CostToShare): Promise<Sold[]> {
  const named = cost.dealId
    ? Prisma.sql`f.deal_id = ${cost.dealId}::uuid`
    : Prisma.sql`f.authorisation = ${cost.authorisation} and f.kind in ('sell_through', 'direct')`;
  const ofPartner = cost.dealId
    ? Prisma.empty
    : Prisma.sql`and ${cost.partnerId}::uuid in (f.partner_id, f.sold_to_id)`;
  // A line that repeats another's says of which deal it was; the other is in the ledger.
  return tx.query<Sold>(
    grouped(Prisma.sql`(
      select distinct coalesce(f.shadow_of_id, f.id) as id, f.product_id from revenue_fact f
       where f.vendor_id = ${tx.vendorId}::int and f.superseded_at is null and ${named} ${ofPartner}
         ${goods(tx, cost, Prisma.sql`f.product_id`)}) l
      join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.product_id = l.product_id and e.fact_id = l.id
     where true`),
  );
}

/** What a partner sold, or was sold through it, between two days. */
export const soldThrough = (tx: ScopedTx, cost: CostToShare, from: string, to: string) =>
  tx.query<Sold>(
    grouped(Prisma.sql`ledger_entry e
     where e.vendor_id = ${tx.vendorId}::int and e.day between ${from}::date and ${to}::date
       and ${cost.partnerId}::uuid in (e.first_partner_id, e.last_partner_id)
       ${goods(tx, cost, Prisma.sql`e.product_id`)}`),
  );

export type Share = {
  costId: string;
  no: number;
  partyId: string | null;
  productId: string | null;
  baseMinor: bigint;
};

export async function keepShares(
  tx: ScopedTx,
  costs: readonly CostToShare[],
  shares: readonly Share[],
  at: Date,
) {
  const ids = costs.map(({ id }) => id);
  await tx.query(Prisma.sql`
    delete from channel_cost_share where vendor_id = ${tx.vendorId}::int and cost_id = any(${ids}::uuid[])`);
  const rows = JSON.stringify(shares, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  await tx.query(Prisma.sql`
    insert into channel_cost_share (vendor_id, cost_id, no, party_id, product_id, base_minor)
    select ${tx.vendorId}::int, "costId", no, "partyId", "productId", "baseMinor"
      from jsonb_to_recordset(${rows}::jsonb)
        as s("costId" uuid, no int, "partyId" uuid, "productId" uuid, "baseMinor" bigint)`);
  await tx.query(Prisma.sql`
    update channel_cost set shared_at = ${at} where vendor_id = ${tx.vendorId}::int and id = any(${ids}::uuid[])`);
}

/**
 * Of these products the ledger has changed from the given days on: what is shared out by their sales is due again. A
 * cost of one day is shared over its month, which may go on for as many days. One that is due already may be in work by
 * what was sold before: that is waited for, and it is due once more.
 */
export async function costsAreDue(tx: ScopedTx, changed: ReadonlyMap<string, string>) {
  const productIds = [...changed.keys()];
  const from = [...changed.values()].sort()[0];
  if (from === undefined) return false;
  const found = await tx.query<{ id: string }>(Prisma.sql`
    with due as (
      select c.id from channel_cost c
       where c.vendor_id = ${tx.vendorId}::int and c.party_id is null
         and c.ended_at is null and (c.product_id is null or c.product_id = any(${productIds}::uuid[]))
         and case when c.deal_id is null and c.authorisation is null
               then c.to_day + 36 >= ${from}::date
               else exists (select from revenue_fact f
                             where f.vendor_id = ${tx.vendorId}::int and f.product_id = any(${productIds}::uuid[])
                               and (f.deal_id = c.deal_id or f.authorisation = c.authorisation)) end
       order by c.id for update)
    update channel_cost c set shared_at = null from due
     where c.vendor_id = ${tx.vendorId}::int and c.id = due.id returning c.id`);
  return found.length > 0;
}
