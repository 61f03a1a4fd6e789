import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Identifier } from "../resolve.ts";
import { CLOSEST, LEAST_SHARED, MOST_SHARING, NEAR_ENOUGH } from "./key-index.ts";
import type { PartyKey } from "./party-keys.ts";

/** A customer in the words of one of its parties, or as its record has it. */
export type KnownWording = {
  /** Null for the customer's own record, which was found by a number that it holds. */
  partyId: string | null;
  customerId: string;
  name: string;
  domain: string | null;
  duns: string | null;
  lei: string | null;
  vat: string | null;
  phone: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
};

export type Asked = { keys: readonly PartyKey[]; identifiers: readonly Identifier[] };
export type Found = { n: number; wording: KnownWording };

const columns = Prisma.sql`p.name, p.domain, p.duns, p.lei, p.vat, p.phone, p.street, p.postcode, p.city, p.country::text`;

/**
 * Those that share most with each of the parties asked about, in one statement whose work is bounded by the keys that
 * are asked for, whatever is stored: of each key a few holders are looked at, and what too many share is skipped.
 */
export function selectCandidates(tx: ScopedTx, asked: readonly Asked[]): Promise<Found[]> {
  const flat = columnsOf(asked.map(({ keys }) => keys));
  const names = asked.flatMap(({ identifiers }, n) => identifiers.map((each) => ({ n, ...each })));
  const { vendorId } = tx;
  return tx
    .query<KnownWording & { n: number }>(Prisma.sql`
    with asked as materialized (
      select * from unnest(${flat.places}::int[], ${flat.hashes}::bigint[], ${flat.worths}::real[],
                           ${flat.strongs}::bool[])
        as asked (n, hash, worth, strong)),
    held as (
      select a.n, a.worth, h.ids, h.many
        from asked a cross join lateral (
          select array_agg(k.party_id) as ids, count(*)::int as many
            from (select party_id from party_key
                   where vendor_id = ${vendorId}::int and key = a.hash
                   order by party_id limit ${MOST_SHARING + 1}::int) k) h
       where h.many between 1 and case when a.strong then ${MOST_SHARING + 1}::int else ${MOST_SHARING}::int end),
    shared as (
      select n, party_id, sum(worth / sqrt(many)) as sum
        from held cross join lateral unnest(ids) as party_id
       group by n, party_id),
    ranked as (
      select n, party_id, sum, row_number() over (partition by n order by sum desc, party_id) as place,
             max(sum) over (partition by n) as highest
        from shared)
    select r.n, p.id as "partyId", p.customer_id as "customerId", ${columns}
      from ranked r
      join reported_party p on p.vendor_id = ${vendorId}::int and p.id = r.party_id
     where r.place <= ${CLOSEST}::int
       and r.sum >= greatest(${LEAST_SHARED}::float8, r.highest * ${NEAR_ENOUGH}::float8)
    union all
    select a.n, null, coalesce(c.stands_for_id, c.id), c.name, case i.scheme when 'domain' then i.value end,
           case i.scheme when 'duns' then i.value end, case i.scheme when 'lei' then i.value end,
           case i.scheme when 'vat' then i.value end, null, c.street, c.postcode, c.city, c.country::text
      from unnest(${names.map(({ n }) => n)}::int[], ${names.map(({ scheme }) => scheme)}::text[],
                  ${names.map(({ value }) => value)}::text[]) as a (n, scheme, value)
      join customer_identifier i on i.vendor_id = ${vendorId}::int and i.scheme = a.scheme::identifier_scheme and i.value = a.value
      join customer c on c.vendor_id = ${vendorId}::int and c.id = i.customer_id`)
    .then((rows) => rows.map(({ n, ...wording }) => ({ n, wording })));
}

type HeldNumber = { customerId: string; scheme: "duns" | "lei" | "vat"; value: string };

/** The numbers of authorities that these customers hold. */
export function selectNumbers(tx: ScopedTx, customerIds: readonly string[]): Promise<HeldNumber[]> {
  return tx.query<HeldNumber>(Prisma.sql`
    select customer_id as "customerId", scheme::text, value from customer_identifier
     where vendor_id = ${tx.vendorId}::int and customer_id = any(${[...customerIds]}::uuid[])
       and scheme in ('duns', 'lei', 'vat')`);
}

export type KeptKeys = { partyId: string; keys: readonly PartyKey[] };

/** Keys of that many parties go into one statement. */
const BATCH = 1_500;

export async function insertKeys(tx: ScopedTx, parties: readonly KeptKeys[]): Promise<void> {
  const inserting: Promise<unknown>[] = [];
  for (let from = 0; from < parties.length; from += BATCH) {
    const some = parties.slice(from, from + BATCH);
    const { places, hashes } = columnsOf(some.map(({ keys }) => keys));
    const ids = some.map(({ partyId }) => partyId);
    // In the order of the index, so that one page of it is written once.
    inserting.push(
      tx.query(Prisma.sql`
        insert into party_key (vendor_id, key, party_id)
        select ${tx.vendorId}::int, k.key, (${`{${ids.join()}}`}::uuid[])[k.place + 1]
          from unnest(${places}::int[], ${hashes}::bigint[]) as k (place, key)
         order by k.key
        on conflict do nothing`),
    );
  }
  await Promise.all(inserting);
}

/** Lists of keys as columns, written as PostgreSQL reads arrays: the driver would do it number by number. */
function columnsOf(lists: readonly (readonly PartyKey[])[]) {
  const [places, hashes, worths, strongs]: [number[], number[], number[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  for (const [place, keys] of lists.entries())
    for (const { hash, worth, strong } of keys) {
      places.push(place);
      hashes.push(hash);
      worths.push(worth);
      strongs.push(strong ? "t" : "f");
    }
  return {
    places: `{${places.join()}}`,
    hashes: `{${hashes.join()}}`,
    worths: `{${worths.join()}}`,
    strongs: `{${strongs.join()}}`,
  };
}
