import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { ECHO_DAYS, type EchoLine, SEASON_DAYS } from "./echo.ts";

/** Products that any partner reported to have been sold to these parties. */
export async function selectReportedProducts(
  tx: ScopedTx,
  partyIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct f.product_id as id from revenue_fact f
     where f.vendor_id = ${tx.vendorId}::int and f.party_id = any(${[...partyIds]}::uuid[])
       and f.kind = 'sell_through' and f.superseded_at is null
     order by 1`;
  return rows.map(({ id }) => id);
}

/** Who the parties are today. */
export async function selectCustomersOf(
  tx: ScopedTx,
  partyIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct customer_id as id from reported_party
     where vendor_id = ${tx.vendorId}::int and id = any(${[...partyIds]}::uuid[])`;
  return rows.map(({ id }) => id);
}

/**
 * Parts the pairs of which one line is of these parties and the two are not of one customer any more. Both sides'
 * customers come back: there the lines may echo others.
 */
export async function partEchoes(
  tx: ScopedTx,
  productId: string,
  partyIds: readonly string[],
): Promise<string[]> {
  const ids = [...partyIds];
  const rows = await tx.$queryRaw<{ own: string; other: string }[]>`
    with pair as materialized (
      select e.id, e.party_id as own, d.party_id as other
        from revenue_fact e join revenue_fact d on d.vendor_id = ${tx.vendorId}::int and d.id = e.shadow_of_id
       where e.vendor_id = ${tx.vendorId}::int and e.party_id = any(${ids}::uuid[])
         and e.product_id = ${productId}::uuid and e.shadow_of_id is not null
      union
      select e.id, e.party_id, d.party_id
        from revenue_fact d join revenue_fact e on e.vendor_id = ${tx.vendorId}::int and e.shadow_of_id = d.id
       where d.vendor_id = ${tx.vendorId}::int and d.party_id = any(${ids}::uuid[])
         and d.product_id = ${productId}::uuid),
    apart as (
      select pair.id, a.customer_id as own, b.customer_id as other
        from pair
        join reported_party a on a.vendor_id = ${tx.vendorId}::int and a.id = pair.own
        join reported_party b on b.vendor_id = ${tx.vendorId}::int and b.id = pair.other
       where a.customer_id <> b.customer_id)
    update revenue_fact f set shadow_of_id = null from apart
     where f.vendor_id = ${tx.vendorId}::int and f.id = apart.id
    returning apart.own, apart.other`;
  return [...new Set(rows.flatMap(({ own, other }) => [own, other]))];
}

export type MaybeEcho = { own: EchoLine & { resellerId: string }; other: EchoLine };

type Row = Pick<EchoLine, "productId" | "customerId" | "quantity"> & {
  ownId: string;
  ownDay: Date;
  ownDocument: string;
  reseller: string;
  otherId: string;
  otherDay: Date;
  otherDocument: string;
  soldTo: string | null;
};

/** Lines of a reseller and of a distributor of its, in no pair yet, that may tell of one sale to one of these customers. */
export async function selectMaybeEchoes(
  tx: ScopedTx,
  productId: string,
  customerIds: readonly string[],
): Promise<MaybeEcho[]> {
  const rows = await tx.$queryRaw<Row[]>`
    with line as materialized (
      select f.id, p.customer_id, f.quantity, f.day, f.document, f.partner_id, f.sold_to_id
        from reported_party p
        join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.party_id = p.id
       where p.vendor_id = ${tx.vendorId}::int and p.customer_id = any(${[...customerIds]}::uuid[])
         and p.partner_id is not null and f.product_id = ${productId}::uuid and ${unpaired(tx)}),
    two as (
      -- Both look for equal values, so that a customer with very many lines is still looked through once.
      select o.id as own, d.id as other
        from line o ${itsDistributors(tx)}
        join generate_series(${-ECHO_DAYS}::int, ${ECHO_DAYS}::int) as s (days) on true
        join line d on ${sameSale} and d.day = o.day + s.days
      union
      select o.id, d.id
        from line o ${itsDistributors(tx)}
        join line d on ${sameSale} and upper(trim(d.document)) = upper(trim(o.document))
       where trim(o.document) <> '' and abs(d.day - o.day) <= ${SEASON_DAYS})
    select ${productId}::text as "productId", o.customer_id as "customerId", o.quantity,
           o.id as "ownId", o.day as "ownDay", o.document as "ownDocument", o.partner_id as reseller,
           d.id as "otherId", d.day as "otherDay", d.document as "otherDocument", d.sold_to_id as "soldTo"
      from two join line o on o.id = two.own join line d on d.id = two.other`;
  return rows.map((row) => {
    const same = {
      ...{ productId: row.productId, customerId: row.customerId, quantity: row.quantity },
    };
    return {
      own: {
        ...{ ...same, id: row.ownId, day: row.ownDay },
        ...{ document: row.ownDocument, resellerId: row.reseller },
      },
      other: {
        ...{ ...same, id: row.otherId, day: row.otherDay },
        ...{ document: row.otherDocument, resellerId: row.soldTo },
      },
    };
  });
}

const itsDistributors = (tx: ScopedTx) => Prisma.sql`
  join partner_link k on k.vendor_id = ${tx.vendorId}::int and k.reseller_id = o.partner_id and k.status = 'live'`;

const sameSale = Prisma.sql`
  d.partner_id = k.distributor_id and d.customer_id = o.customer_id and d.quantity = o.quantity
  and (d.sold_to_id is null or d.sold_to_id = o.partner_id)`;

const unpaired = (tx: ScopedTx) => Prisma.sql`
  f.kind = 'sell_through' and f.superseded_at is null and f.shadow_of_id is null and not exists (
    select from revenue_fact e
     where e.vendor_id = ${tx.vendorId}::int and e.shadow_of_id = f.id and e.superseded_at is null)`;
