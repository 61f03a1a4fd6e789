import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Fields, RecordChange, RecordRoom } from "#app/platform/records/record-room.ts";

import { CompanyWords } from "./party.schema.ts";
import { forgetParents, setParents } from "./record-parents.server.ts";
import { resolveParties } from "./resolve-party.server.ts";

const BETWEEN = "\u001f";

/** A customer's number in one of the vendor's systems. */
export const customerRecordKey = (system: string, externalId: string) =>
  `${system}${BETWEEN}${externalId}`;

const partsOf = (key: string) => {
  const [system = "", externalId = ""] = key.split(BETWEEN);
  return { system, externalId };
};

type Row = {
  system: string;
  externalId: string;
  customerId: string;
  customer: string;
  domain: string | null;
  duns: string | null;
  lei: string | null;
  vat: string | null;
  phone: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
  parent: string | null;
};

/** Customers as the vendor's systems keep them. Their words are reported parties like those of any source. */
export const customerRecords: RecordRoom = {
  async known(tx, keys) {
    const rows = await select(tx, keys);
    return new Map(
      rows.map(({ system, externalId, customerId: _, ...fields }): [string, Fields] => [
        customerRecordKey(system, externalId),
        fields,
      ]),
    );
  },
  write,
  finish: async (tx) => {
    await setParents(tx);
  },
  standing: async () => new Map(),
  async remove(tx, keys) {
    await forgetParents(tx, keys.map(partsOf));
    const wanted = keys.map(partsOf);
    await tx.$executeRaw`
      delete from customer_record r
       using unnest(${wanted.map(({ system }) => system)}::text[],
                    ${wanted.map(({ externalId }) => externalId)}::text[]) as w(system, external_id)
       where r.vendor_id = ${tx.vendorId}::int and r.system = w.system and r.external_id = w.external_id`;
  },
};

type Held = { system: string; externalId: string; partyId: string; parent: string | null };
type Party = Omit<Row, "system" | "externalId" | "parent"> & { id: string };

/** Two statements that join nothing: the database knows too little of what a file has just brought to join it well. */
async function select(tx: ScopedTx, keys: readonly string[]): Promise<Row[]> {
  const wanted = new Set(keys);
  const parts = keys.map(partsOf);
  const found = await tx.$queryRaw<Held[]>`
    select system, external_id as "externalId", party_id as "partyId", parent_external_id as parent
      from customer_record
     where vendor_id = ${tx.vendorId}::int
       and system = any(${[...new Set(parts.map(({ system }) => system))]}::text[])
       and external_id = any(${parts.map(({ externalId }) => externalId)}::text[])
     order by id for update`;
  const held = found.filter((row) => wanted.has(customerRecordKey(row.system, row.externalId)));
  const parties = await tx.$queryRaw<Party[]>`
    select id, customer_id as "customerId", name as customer, domain, duns, lei, vat, phone, street, postcode, city, country::text
      from reported_party
     where vendor_id = ${tx.vendorId}::int and id = any(${held.map(({ partyId }) => partyId)}::uuid[])`;
  const byId = new Map(parties.map(({ id, ...party }) => [id, party]));
  return held.flatMap(({ partyId, ...record }) => {
    const party = byId.get(partyId);
    return party ? [{ ...record, ...party }] : [];
  });
}

/** Together at most: each of them is a wording to be resolved. */
const WORDINGS = 2_000;

async function write(tx: ScopedTx, changes: readonly RecordChange[], at: Date) {
  for (let done = 0; done < changes.length; done += WORDINGS) {
    await writeSome(tx, changes.slice(done, done + WORDINGS), at);
  }
}

async function writeSome(tx: ScopedTx, changes: readonly RecordChange[], at: Date) {
  const standing = new Map(
    (
      await select(
        tx,
        changes.map(({ key }) => key),
      )
    ).map((row) => [customerRecordKey(row.system, row.externalId), row]),
  );
  const moved = changes.filter(({ fields }) => "parent" in fields).map(({ key }) => partsOf(key));
  await forgetParents(tx, moved);
  for (const system of new Set(changes.map(({ key }) => partsOf(key).system))) {
    const own = changes.filter(({ key }) => partsOf(key).system === system);
    const records = own.map(({ key, fields }) => {
      const row = standing.get(key);
      const { customer = null, parent = null, ...words }: Fields = { ...row, ...fields };
      return { key, row, parent, words: wordsOf({ ...words, name: customer }) };
    });
    const parties = await resolveParties(
      tx,
      { partnerId: null, system },
      records.map(({ words }) => words),
      at,
      records.map(({ row }) => row && { externalId: row.externalId, customerId: row.customerId }),
    );
    const rows = records.map(({ key, parent }, nth) => ({
      ...{ id: newId(), system, external_id: partsOf(key).externalId, parent },
      party_id: parties[nth]?.partyId,
    }));
    await tx.$executeRaw`
      insert into customer_record (vendor_id, id, system, external_id, party_id, parent_external_id, created_at)
      select ${tx.vendorId}::int, id, system, external_id, party_id, parent, ${at}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(id uuid, system text, external_id text, party_id uuid, parent text)
      on conflict (vendor_id, system, external_id) do update
         set party_id = excluded.party_id, parent_external_id = excluded.parent_external_id`;
  }
}

const partyFields = [
  "name",
  "domain",
  "duns",
  "lei",
  "vat",
  "phone",
  "street",
  "postcode",
  "city",
  "country",
] as const;

const wordsOf = (fields: Fields) =>
  CompanyWords.parse(
    Object.fromEntries(partyFields.map((field) => [field, fields[field] ?? undefined])),
  );
