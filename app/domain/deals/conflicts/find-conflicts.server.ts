import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { judge } from "./judge.ts";
import type { Asked, Found, Near } from "./near.ts";

/** A name that so many share says nothing; the newest of them are looked at. */
const MOST_NAMESAKES = 500;
/**
 * As many as anybody compares. What protects comes first, then what others ask for, so that nobody hides either behind
 * a hundred small deals of its own.
 */
const MOST_DEALS = 100;

type Dated<T> = Omit<T, "from" | "until"> & { from: string | null; until: string | null };
export type NearRow = {
  customerName: string | null;
  deals: Dated<Near["deals"][number]>[];
  engagements: Dated<Near["engagements"][number]>[];
  customers: Near["customers"];
};

/**
 * Everything that touches a registration: every live deal and every customer of the vendor that share a key with it.
 * Needs a scope that sees both sides; what a partner may hear of it is `disclosedOverlap`.
 */
export const findConflicts = async (tx: ScopedTx, asked: Asked, now: Date): Promise<Found[]> =>
  judge(asked, await findNear(tx, asked, now), now);

/** The same, not yet judged. */
export async function findNear(tx: ScopedTx, asked: Asked, now: Date): Promise<Near> {
  const [row] = await tx.query<NearRow>(nearStatement(tx.vendorId, asked, now));
  if (!row) throw new Error("One row, whatever is found");
  return nearOf(row);
}

const date = (text: string | null) => (text ? new Date(text) : null);

const nearOf = ({ customerName, deals, engagements, customers }: NearRow): Near => ({
  customerName,
  deals: deals.map((deal) => ({
    ...deal,
    from: date(deal.from),
    until: date(deal.until),
  })),
  engagements: engagements.map((engagement) => ({
    ...engagement,
    from: date(engagement.from),
    until: date(engagement.until),
  })),
  customers,
});

/**
 * One statement for every key, each by its own index. What a branch of it finds is a party and the key that led
 * there; the deals of those parties are looked up among the few that wait or are protected, never among all. A key
 * that there is not has no branch: the plan that is kept for a statement then fits every use of it.
 */
function nearStatement(
  vendorId: number,
  { dealId, partnerId, customerId, keys, familyIds, wholeFamily }: Asked,
  now: Date,
): Prisma.Sql {
  const vendor = Prisma.sql`${vendorId}::int`;
  const unionAll = (branches: Prisma.Sql[]) => Prisma.join(branches, " union all ");
  return Prisma.sql`
    with me as materialized (
      select c.id, c.parent_id, c.name from customer c
       where c.vendor_id = ${vendor} and c.id = ${customerId}::uuid
    ), kin as materialized (
      ${unionAll(kinBranches(vendor, wholeFamily))}
    ), near as materialized (
      ${unionAll(partyBranches(vendor, keys))}
    ), touched as (
      select d.id, d.partner_id, false as stands, near.key from near
        join deal d on d.vendor_id = ${vendor} and d.party_id = near.id
         and d.status in ('submitted', 'in_review', 'info_requested')
      union all select d.id, d.partner_id, true, near.key from near
        join deal d on d.vendor_id = ${vendor} and d.party_id = near.id
         and d.status in ('approved', 'won') and d.protected_until > ${now}::timestamptz
      union all select r.deal_id, r.partner_id, true, kin.key from kin
        join protection r on r.vendor_id = ${vendor} and r.customer_id = kin.id
         and r.released_at is null and r.ends_at > ${now}::timestamptz
    ), others as (
      select d.id, d.partner_id, d.status, p.customer_id, touched.keys, p.name_key, p.domain_key, p.duns_key, p.vat_key,
             held.families as held, named.families as named, held.starts_at, held.ends_at
        from (select id, array_agg(distinct key) as keys from touched
               where id is distinct from ${dealId}::uuid group by id
               order by bool_or(stands and key <> 'name') desc,
                        bool_or(key <> 'name' and partner_id <> ${partnerId}::uuid) desc,
                        bool_or(key <> 'name') desc, id desc
               limit ${MOST_DEALS}) touched
        join deal d on d.vendor_id = ${vendor} and d.id = touched.id
        join reported_party p on p.vendor_id = ${vendor} and p.id = d.party_id
        cross join lateral (
          select array_agg(r.family_id) as families, min(r.starts_at) as starts_at, max(r.ends_at) as ends_at
            from protection r
           where r.vendor_id = ${vendor} and r.deal_id = d.id and r.family_id = any(${[...familyIds]}::uuid[])
             and r.released_at is null and r.ends_at > ${now}::timestamptz) held
        cross join lateral (
          select array_agg(distinct l.family_id) as families from deal_line l
           where l.vendor_id = ${vendor} and l.deal_id = d.id and l.family_id = any(${[...familyIds]}::uuid[])) named
    ), sure as (
      select customer_id as id, array_agg(distinct key) as keys
        from (select customer_id, key from near where key <> 'name' union all select id, key from kin) met
       group by customer_id
    )
    select
      (select name from me) as "customerName",
      (select coalesce(jsonb_agg(jsonb_build_object(
          'dealId', o.id, 'partnerId', o.partner_id, 'status', o.status, 'customerId', o.customer_id,
          'keys', o.keys, 'named', o.named, 'held', o.held, 'from', o.starts_at, 'until', o.ends_at,
          'theirs', jsonb_build_object('nameKey', o.name_key, 'domainKey', o.domain_key, 'dunsKey', o.duns_key,
                                       'vatKey', o.vat_key))), '[]'::jsonb)
         from others o where o.held is not null or o.named is not null) as deals,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', e.id, 'customerId', e.customer_id, 'familyId', e.family_id, 'keys', sure.keys,
          'from', e.starts_on, 'until', e.ends_on)), '[]'::jsonb)
         from sure
         join direct_engagement e on e.vendor_id = ${vendor} and e.customer_id = sure.id
        where e.family_id is null or e.family_id = any(${[...familyIds]}::uuid[])) as engagements,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'keys', sure.keys)), '[]'::jsonb)
         from sure
         join customer c on c.vendor_id = ${vendor} and c.id = sure.id
        where c.lifecycle in ('active', 'former')) as customers`;
}

/** The customers that count as its own. */
function kinBranches(vendor: Prisma.Sql, wholeFamily: boolean): Prisma.Sql[] {
  const own = Prisma.sql`select id, 'customer' as key from me`;
  if (!wholeFamily) return [own];
  return [
    own,
    Prisma.sql`select parent_id, 'parent' from me where parent_id is not null`,
    Prisma.sql`
      select c.id, 'subsidiary' from me
        join customer c on c.vendor_id = ${vendor} and c.parent_id = me.id`,
    Prisma.sql`
      select c.id, 'sibling' from me
        join customer c on c.vendor_id = ${vendor} and c.parent_id = me.parent_id and c.id <> me.id`,
  ];
}

/** The parties of those customers, and whoever else shares a key. */
function partyBranches(vendor: Prisma.Sql, keys: Asked["keys"]): Prisma.Sql[] {
  const column = { duns: keys.dunsKey, vat: keys.vatKey, domain: keys.domainKey };
  const byKey = Object.entries(column).flatMap(([key, value]) =>
    value === null
      ? []
      : [
          Prisma.sql`
            select p.id, p.customer_id, ${Prisma.raw(`'${key}'`)} from reported_party p
             where p.vendor_id = ${vendor} and p.${Prisma.raw(`${key}_key`)} = ${value}::text`,
        ],
  );
  return [
    Prisma.sql`
      select p.id, p.customer_id, kin.key from kin
        join reported_party p on p.vendor_id = ${vendor} and p.customer_id = kin.id`,
    ...byKey,
    Prisma.sql`
      (select p.id, p.customer_id, 'name' from reported_party p
        where p.vendor_id = ${vendor} and p.name_key = ${keys.nameKey}::text limit ${MOST_NAMESAKES})`,
  ];
}
