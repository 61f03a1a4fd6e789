import type { ScopedTx } from "#app/platform/db/scope.server.ts";

type Named = { system: string; externalId: string };

/** Takes from customers the parent that their records name, because those say something else now. */
export const forgetParents = (tx: ScopedTx, records: readonly Named[]) => tx.$executeRaw`
  update customer c set parent_id = null
    from unnest(${records.map(({ system }) => system)}::text[],
                ${records.map(({ externalId }) => externalId)}::text[]) as w(system, external_id)
    join customer_record r on r.vendor_id = ${tx.vendorId}::int and r.system = w.system and r.external_id = w.external_id
    join customer_record o on o.vendor_id = ${tx.vendorId}::int and o.system = r.system
     and o.external_id = r.parent_external_id
    join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = r.party_id
    join reported_party q on q.vendor_id = ${tx.vendorId}::int and q.id = o.party_id
   where c.vendor_id = ${tx.vendorId}::int and c.id = p.customer_id and c.parent_id = q.customer_id`;

/**
 * Customers without a parent take the one that a record of theirs names, of several the first. Nobody is its own
 * ancestor: what would lead back to itself, by what stands and by what is said together, has no parent.
 */
export const setParents = (tx: ScopedTx) => tx.$executeRaw`
  with recursive said as materialized (
    select distinct on (p.customer_id) p.customer_id as id, q.customer_id as parent_id
      from customer_record r
      join customer_record o on o.vendor_id = ${tx.vendorId}::int and o.system = r.system
       and o.external_id = r.parent_external_id
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = r.party_id
      join reported_party q on q.vendor_id = ${tx.vendorId}::int and q.id = o.party_id
      join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = p.customer_id and c.parent_id is null
     where r.vendor_id = ${tx.vendorId}::int and p.customer_id <> q.customer_id
     order by p.customer_id, r.id),
  edge as materialized (
    select id, parent_id from said
    union all
    select id, parent_id from customer where vendor_id = ${tx.vendorId}::int and parent_id is not null),
  above as (
    select id, parent_id from said
    union
    select a.id, e.parent_id from above a join edge e on e.id = a.parent_id where a.id <> a.parent_id)
  update customer c set parent_id = said.parent_id from said
   where c.vendor_id = ${tx.vendorId}::int and c.id = said.id
     and not exists (select from above a where a.id = said.id and a.parent_id = said.id)`;
