import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type Outcome = {
  dealId: string;
  boughtUnits: number;
  elsewhereUnits: number;
  missingUnits: number;
  wonOn: Date | null;
};

/**
 * Keeps what the books say of deals, for the lists. Of two who look at once, who began later has seen more. Needs the
 * portal's own scope.
 */
export async function keepOutcomes(tx: ScopedTx, outcomes: readonly Outcome[], at: Date) {
  if (outcomes.length === 0) return;
  const rows = JSON.stringify(outcomes);
  await tx.$executeRaw`
    insert into deal_outcome (vendor_id, deal_id, bought_units, elsewhere_units, missing_units, won_on, looked_at)
    select ${tx.vendorId}::int, o."dealId", o."boughtUnits", o."elsewhereUnits", o."missingUnits",
           o."wonOn"::date, ${at}
      from json_to_recordset(${rows}::json)
        as o ("dealId" uuid, "boughtUnits" bigint, "elsewhereUnits" bigint, "missingUnits" bigint,
               "wonOn" timestamp)
     order by o."dealId"
    on conflict (vendor_id, deal_id) do update
       set bought_units = excluded.bought_units, elsewhere_units = excluded.elsewhere_units,
           missing_units = excluded.missing_units, won_on = excluded.won_on, looked_at = excluded.looked_at
     where deal_outcome.looked_at <= excluded.looked_at`;
}

/** Customers of approved and won deals that changed since they were compared with the books, or never were. */
export async function customersOfChangedDeals(tx: ScopedTx, most: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct id from (
      select p.customer_id as id
        from deal d
        join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = d.party_id
        left join deal_outcome o on o.vendor_id = ${tx.vendorId}::int and o.deal_id = d.id
       where d.vendor_id = ${tx.vendorId}::int and d.status in ('approved', 'won')
         and (o.deal_id is null or o.looked_at <= d.updated_at)
       limit ${most}::int) changed`;
  return rows.map(({ id }) => id);
}

/** Customers of approved and won deals of which one may count sales of these products. */
export async function customersOfDealsAbout(
  tx: ScopedTx,
  productIds: readonly string[],
): Promise<string[]> {
  const families = Prisma.sql`
    select distinct family_id from product
     where vendor_id = ${tx.vendorId}::int and id = any(${[...productIds]}::uuid[])`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct p.customer_id as id
      from deal d
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = d.party_id
     where d.vendor_id = ${tx.vendorId}::int and d.status in ('approved', 'won')
       and (exists (select from deal_line l
                     where l.vendor_id = ${tx.vendorId}::int and l.deal_id = d.id and l.family_id in (${families}))
         or exists (select from protection k
                     where k.vendor_id = ${tx.vendorId}::int and k.deal_id = d.id and k.family_id in (${families})))
     order by 1`;
  return rows.map(({ id }) => id);
}
