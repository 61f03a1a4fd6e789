import { setImmediate as breathe } from "node:timers/promises";

import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { KnownWording } from "./candidate.store.server.ts";
import { type Holders, type KeyColumns, KeyTable } from "./key-columns.ts";
import { MOST_SHARING } from "./key-index.ts";
import { PartyIds } from "./party-ids.ts";

/** Keys that are looked up in one statement: few enough for the database's own memory. */
const KEYS = 40_000;
const ID_BYTES = 16;

export type Held = { held: Holders; ids: PartyIds };

/**
 * Who holds each of these keys, which are all different and in their order: the index is read from one end to the
 * other, each page of it once. An answer is one row of bytes: of each key how many hold it, and their ids.
 */
export async function selectHolders(tx: ScopedTx, keys: Float64Array): Promise<Held> {
  const ids = new PartyIds();
  const starts = new Int32Array(keys.length + 1);
  let holders = new Int32Array(keys.length + 1024);
  let [filled, key] = [0, 0];
  const ask = (from: number) => selectBytes(tx, keys.subarray(from, from + KEYS));
  let coming = ask(0);
  for (let from = 0; from < keys.length; from += KEYS) {
    const bytes = await coming;
    if (from + KEYS < keys.length) {
      coming = ask(from + KEYS);
      await breathe();
    }
    for (let at = 0; at < bytes.length; ) {
      const many = bytes.readInt16BE(at);
      at += 2;
      if (filled + many > holders.length) {
        const wider = new Int32Array(holders.length * 2);
        wider.set(holders);
        holders = wider;
      }
      for (let nth = 0; nth < many; nth += 1, at += ID_BYTES) {
        holders[filled] = ids.numberOf(bytes, at);
        filled += 1;
      }
      key += 1;
      starts[key] = filled;
    }
  }
  if (key !== keys.length) throw new Error(`${key} of ${keys.length} keys were looked up`);
  return { held: { starts, holders }, ids };
}

async function selectBytes(tx: ScopedTx, keys: Float64Array): Promise<Buffer> {
  const { vendorId } = tx;
  const [row] = await tx.query<{ held: Buffer | null }>(Prisma.sql`
    select string_agg(int2send(h.many::int2) || h.ids, ''::bytea order by k.place) as held
      from unnest(${`{${keys.join()}}`}::bigint[]) with ordinality as k (key, place)
     cross join lateral (
           select count(*) as many, coalesce(string_agg(uuid_send(party_id), ''::bytea), ''::bytea) as ids
             from (select party_id from party_key
                    where vendor_id = ${vendorId}::int and key = k.key
                    order by party_id limit ${MOST_SHARING + 1}::int) p) h`);
  return row?.held ?? Buffer.alloc(0);
}

/** Between the words of a party, where nobody writes it. */
const SEAM = "\u001f";

export type FoundWording = KnownWording & { at: number };

/** The words of these parties, by their places in the list: one text each, since every column is paid for. */
export async function selectWordings(
  tx: ScopedTx,
  partyIds: readonly string[],
): Promise<FoundWording[]> {
  if (partyIds.length === 0) return [];
  const { vendorId } = tx;
  const rows = await tx.query<{
    at: number;
    partyId: string;
    customerId: string;
    said: string;
  }>(Prisma.sql`
    select (w.place - 1)::int as at, p.id as "partyId", p.customer_id as "customerId",
           concat(p.name, ${SEAM}::text, p.domain, ${SEAM}::text, p.duns, ${SEAM}::text, p.lei, ${SEAM}::text, p.vat,
                  ${SEAM}::text, p.phone, ${SEAM}::text, p.street, ${SEAM}::text, p.postcode, ${SEAM}::text, p.city,
                  ${SEAM}::text, p.country::text) as said
      from unnest(${`{${partyIds.join()}}`}::uuid[]) with ordinality as w (id, place)
      join reported_party p on p.vendor_id = ${vendorId}::int and p.id = w.id`);
  return rows.map(({ said, ...row }) => {
    const [name = "", domain, duns, lei, vat, phone, street, postcode, city, country] = said
      .split(SEAM)
      .map((word) => word || null);
    return {
      ...{ ...row, name: name ?? "" },
      ...{ domain: domain ?? null, duns: duns ?? null, lei: lei ?? null, vat: vat ?? null },
      ...{ phone: phone ?? null, street: street ?? null, postcode: postcode ?? null },
      ...{ city: city ?? null, country: country ?? null },
    };
  });
}

/** Rows that go into one statement. */
const ROWS = 100_000;

/**
 * Keeps the keys of parties, in the order of the index: each page of it is written once, however many parties there
 * are. Of parties that are new nothing is there yet, and a conflict clause would double the work.
 */
export async function insertKeys(
  tx: ScopedTx,
  keys: KeyColumns,
  partyIds: readonly string[],
  { areNew }: { areNew: boolean },
): Promise<void> {
  const { distinct, ...table } = spread(keys);
  const { starts, holders } = table;
  let [from, key] = [0, 0];
  let writing: Promise<unknown> = Promise.resolve();
  while (from < holders.length) {
    const to = Math.min(from + ROWS, holders.length);
    const [hashes, ids]: [number[], string[]] = [[], []];
    for (let at = from; at < to; at += 1) {
      while ((starts[key + 1] ?? 0) <= at) key += 1;
      hashes.push(distinct[key] ?? 0);
      ids.push(partyIds[holders[at] ?? 0] ?? "");
    }
    await writing;
    writing = tx.query(insertedKeys(tx.vendorId, hashes, ids, areNew));
    writing.catch(() => undefined);
    from = to;
    if (from < holders.length) await breathe();
  }
  await writing;
}

function spread(keys: KeyColumns) {
  const table = new KeyTable(keys);
  return { distinct: table.distinct, ...table.holders() };
}

function insertedKeys(vendorId: number, hashes: number[], ids: string[], areNew: boolean) {
  const rows = Prisma.sql`
    insert into party_key (vendor_id, key, party_id)
    select ${vendorId}::int, k.key, k.party_id
      from unnest(${`{${hashes.join()}}`}::bigint[], ${`{${ids.join()}}`}::uuid[]) as k (key, party_id)`;
  // A distributed database asks for one or the other; the count keeps the rows from coming back.
  return areNew
    ? Prisma.sql`with kept as (${rows} returning 1) select count(*)::int from kept`
    : Prisma.sql`${rows} on conflict do nothing`;
}
