import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { CustomerRecord, OwnParent, PlacedParty } from "./pointers.ts";

export type StoredRecord = CustomerRecord & { standsForId: string | null };

/** Records that decisions tied together, and every party that is or was theirs. */
export type Cluster = { records: StoredRecord[]; parties: PlacedParty[] };

/** Everything that a change at these records may move. */
export async function loadCluster(tx: ScopedTx, ids: Iterable<string>): Promise<Cluster> {
  const records = new Map<string, StoredRecord>();
  const asked = new Set<string>();
  let next = new Set(ids);
  while (next.size > 0) {
    for (const id of next) asked.add(id);
    const found = await selectTied(tx, [...next]);
    next = new Set();
    for (const record of found) {
      records.set(record.id, record);
      for (const id of [record.id, record.mergedIntoId, record.standsForId, record.splitFromId]) {
        if (id && !asked.has(id)) next.add(id);
      }
    }
  }
  return { records: [...records.values()], parties: await selectParties(tx, [...records.keys()]) };
}

/** The records themselves, and those that were merged into them, are stood for by them or were split from them. */
const selectTied = (tx: ScopedTx, ids: readonly string[]) => tx.$queryRaw<StoredRecord[]>`
  select c.id, c.merged_into_id as "mergedIntoId", c.stands_for_id as "standsForId", c.split_from_id as "splitFromId"
    from customer c
   where c.vendor_id = ${tx.vendorId}::int and c.id = any(array(
     select unnest(${[...ids]}::uuid[])
     union select m.id from customer m
            where m.vendor_id = ${tx.vendorId}::int and m.merged_into_id = any(${[...ids]}::uuid[])
     union select s.id from customer s
            where s.vendor_id = ${tx.vendorId}::int and s.stands_for_id = any(${[...ids]}::uuid[])))`;

const selectParties = (tx: ScopedTx, ids: readonly string[]) => tx.$queryRaw<PlacedParty[]>`
  select p.id, coalesce(p.home_id, p.customer_id) as "homeId",
         coalesce(p.first_id, p.home_id, p.customer_id) as "firstId", p.customer_id as "customerId"
    from reported_party p
   where p.vendor_id = ${tx.vendorId}::int and p.id = any(array(
     select a.id from reported_party a
      where a.vendor_id = ${tx.vendorId}::int and a.customer_id = any(${[...ids]}::uuid[])
     union select b.id from reported_party b
      where b.vendor_id = ${tx.vendorId}::int and b.home_id = any(${[...ids]}::uuid[])
     union select f.id from reported_party f
      where f.vendor_id = ${tx.vendorId}::int and f.first_id = any(${[...ids]}::uuid[])))`;

/** Parties count for these customers from now on. No line of what was reported is touched. */
export async function pointParties(tx: ScopedTx, moved: ReadonlyMap<string, string>) {
  await tx.$executeRaw`
    update reported_party p
       set home_id = coalesce(p.home_id, p.customer_id), customer_id = v.customer_id, surveyed = false
      from unnest(${[...moved.keys()]}::uuid[], ${[...moved.values()]}::uuid[]) as v (id, customer_id)
     where p.vendor_id = ${tx.vendorId}::int and p.id = v.id`;
}

export async function setStandsFor(tx: ScopedTx, lives: ReadonlyMap<string, string | null>) {
  await tx.$executeRaw`
    update customer c set stands_for_id = v.life
      from unnest(${[...lives.keys()]}::uuid[], ${[...lives.values()]}::uuid[]) as v (id, life)
     where c.vendor_id = ${tx.vendorId}::int and c.id = v.id`;
}

/** An identifier is the live record's that stands for its own. */
export async function pointIdentifiers(tx: ScopedTx, ids: readonly string[]) {
  await tx.$executeRaw`
    update customer_identifier i
       set home_id = coalesce(i.home_id, i.customer_id), customer_id = coalesce(h.stands_for_id, h.id)
      from customer h
     where i.vendor_id = ${tx.vendorId}::int and h.vendor_id = ${tx.vendorId}::int
       and h.id = coalesce(i.home_id, i.customer_id) and i.customer_id <> coalesce(h.stands_for_id, h.id)
       and i.id = any(array(
         select a.id from customer_identifier a
          where a.vendor_id = ${tx.vendorId}::int and a.customer_id = any(${[...ids]}::uuid[])
         union select b.id from customer_identifier b
          where b.vendor_id = ${tx.vendorId}::int and b.home_id = any(${[...ids]}::uuid[])))`;
}

/** What the records of these customers, and of those below them, say of their parents. */
export const selectOwnParents = (tx: ScopedTx, ids: readonly string[]) => tx.$queryRaw<OwnParent[]>`
  with life as (
    select coalesce(c.stands_for_id, c.id) as id from customer c
     where c.vendor_id = ${tx.vendorId}::int and (c.id = any(${[...ids]}::uuid[]) or c.id = any(array(
       select k.id from customer k
        where k.vendor_id = ${tx.vendorId}::int and k.own_parent_id = any(${[...ids]}::uuid[]))))
  )
  select c.id, coalesce(c.stands_for_id, c.id) as "lifeId", c.own_parent_id as "ownParentId"
    from customer c
   where c.vendor_id = ${tx.vendorId}::int
     and c.id = any(array(select id from life
                          union select s.id from customer s join life on s.stands_for_id = life.id
                                 where s.vendor_id = ${tx.vendorId}::int))`;

export async function selectLives(
  tx: ScopedTx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; life: string }[]>`
    select id, coalesce(stands_for_id, id) as life from customer
     where vendor_id = ${tx.vendorId}::int and id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, life }) => [id, life]));
}

/** First nobody's, then theirs: on the way from one tree to another there may be a circle that does not last. */
export async function setParents(tx: ScopedTx, parents: ReadonlyMap<string, string | null>) {
  const [ids, values] = [[...parents.keys()], [...parents.values()]];
  const changed = tx.$executeRaw`
    update customer c set parent_id = null
      from unnest(${ids}::uuid[], ${values}::uuid[]) as v (id, parent)
     where c.vendor_id = ${tx.vendorId}::int and c.id = v.id and c.parent_id is not null
       and c.parent_id is distinct from v.parent`;
  await changed;
  await tx.$executeRaw`
    update customer c set parent_id = v.parent
      from unnest(${ids}::uuid[], ${values}::uuid[]) as v (id, parent)
     where c.vendor_id = ${tx.vendorId}::int and c.id = v.id and v.parent is not null
       and c.parent_id is distinct from v.parent`;
}
