import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Identifier } from "../resolve.ts";
import type { KeyColumns } from "./key-columns.ts";
import { CLOSEST, MOST_SHARING, NEAR_ENOUGH, WORTH } from "./key-index.ts";

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

/** A party by what it is looked for, beside its keys. */
export type Asked = {
  /** How much another has to share with it. */
  least: number;
  identifiers: readonly Identifier[];
};
export type Found = { n: number; wording: KnownWording };

const columns = Prisma.sql`p.name, p.domain, p.duns, p.lei, p.vat, p.phone, p.street, p.postcode, p.city, p.country::text`;

/**
 * Those that share most with each of the parties asked about, in one statement whose work is bounded by the keys that
 * are asked for, whatever is stored: of each key a few holders are looked at, and what too many share is skipped.
 */
export function selectCandidates(
  tx: ScopedTx,
  asked: readonly Asked[],
  keys: KeyColumns,
): Promise<Found[]> {
  const flat = textOf(keys);
  const leasts = `{${asked.map(({ least }) => least).join()}}`;
  const { vendorId } = tx;
  return tx
    .query<KnownWording & { n: number }>(Prisma.sql`
    with asked as materialized (
      select * from unnest(${flat.places}::int[], ${flat.hashes}::bigint[], ${flat.worths}::float8[],
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
      select n, party_id, sum(round(worth * ${WORTH}::int / sqrt(many))::int) as sum
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
       and r.sum * 100 >= greatest((${leasts}::int[])[r.n + 1] * 100, r.highest * ${NEAR_ENOUGH}::int)
    union all ${byNumber(vendorId, asked)}`)
    .then(foundIn);
}

/** The records that hold one of the numbers or domains, whatever their parties are called. */
function byNumber(vendorId: number, asked: readonly Pick<Asked, "identifiers">[]): Prisma.Sql {
  const names = asked.flatMap(({ identifiers }, n) => identifiers.map((each) => ({ n, ...each })));
  return Prisma.sql`
    select a.n, null::uuid as "partyId", coalesce(c.stands_for_id, c.id) as "customerId", c.name,
           case i.scheme when 'domain' then i.value end as domain, case i.scheme when 'duns' then i.value end as duns,
           case i.scheme when 'lei' then i.value end as lei, case i.scheme when 'vat' then i.value end as vat,
           null::text as phone, c.street, c.postcode, c.city, c.country::text
      from unnest(${names.map(({ n }) => n)}::int[], ${names.map(({ scheme }) => scheme)}::text[],
                  ${names.map(({ value }) => value)}::text[]) as a (n, scheme, value)
      join customer_identifier i on i.vendor_id = ${vendorId}::int and i.scheme = a.scheme::identifier_scheme and i.value = a.value
      join customer c on c.vendor_id = ${vendorId}::int and c.id = i.customer_id`;
}

/** Those alone, for parties whose words were looked for in another way. */
export const selectByNumber = (
  tx: ScopedTx,
  asked: readonly Pick<Asked, "identifiers">[],
): Promise<Found[]> =>
  tx.query<KnownWording & { n: number }>(byNumber(tx.vendorId, asked)).then(foundIn);

const foundIn = (rows: readonly (KnownWording & { n: number })[]): Found[] =>
  rows.map(({ n, ...wording }) => ({ n, wording }));

type HeldNumber = { customerId: string; scheme: "duns" | "lei" | "vat"; value: string };

/** The numbers of authorities that these customers hold. */
export function selectNumbers(tx: ScopedTx, customerIds: readonly string[]): Promise<HeldNumber[]> {
  return tx.query<HeldNumber>(Prisma.sql`
    select customer_id as "customerId", scheme::text, value from customer_identifier
     where vendor_id = ${tx.vendorId}::int and customer_id = any(${[...customerIds]}::uuid[])
       and scheme in ('duns', 'lei', 'vat')`);
}

/** Keys as columns, written as PostgreSQL reads arrays: the driver would do it number by number. */
function textOf({ hashes, worths, strongs, starts, length }: KeyColumns) {
  const places = new Int32Array(length);
  for (const [party, from] of starts.entries()) places.fill(party, from);
  return {
    places: `{${places.join()}}`,
    hashes: `{${hashes.subarray(0, length).join()}}`,
    worths: `{${Array.from(worths.subarray(0, length), (tenths) => tenths / 10).join()}}`,
    strongs: `{${Array.from(strongs.subarray(0, length), (strong) => (strong ? "t" : "f")).join()}}`,
  };
}
