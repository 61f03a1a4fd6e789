import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { domainKey, KEYS_VERSION, keysOf } from "./normalise.ts";
import { insertKeys } from "./resolving/holders.store.server.ts";
import { KeyColumns } from "./resolving/key-columns.ts";
import { partyKeys } from "./resolving/party-keys.ts";
import { readWords } from "./resolving/read-words.ts";

const BATCH = 500;

/** Parties that were reported before their keys were read, or by an older reading, are read again. */
export const readKeys = defineJob({
  name: "customers.read_keys",
  payload: z.unknown(),
  cron: "*/10 * * * *",
  async run() {
    for (const vendorId of await vendorIds()) await readKeysOf(vendorId);
  },
});

/** All that one vendor has, a few in each transaction; how many that were. */
export async function readKeysOf(vendorId: number): Promise<number> {
  let done = 0;
  for (;;) {
    const read = await withScope(systemActor(vendorId), readSome);
    done += read;
    if (read < BATCH) return done;
  }
}

type Unread = {
  id: string;
  name: string;
  domain: string | null;
  duns: string | null;
  vat: string | null;
  lei: string | null;
  phone: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
  customerId: string;
};

async function readSome(tx: ScopedTx): Promise<number> {
  // The condition of the index that holds them, and nothing else.
  const parties = await tx.query<Unread>(Prisma.sql`
    select id, name, domain, duns, vat, lei, phone, street, postcode, city, country::text, customer_id as "customerId"
      from reported_party
     where vendor_id = ${tx.vendorId}::int and keys_version < 3 order by id limit ${BATCH}::int for update`);
  await Promise.all([
    ...parties.map((party) => tx.query(updateKeys(tx.vendorId, party))),
    ...parties.flatMap((party) => updateDomain(tx, party)),
    insertKeys(
      tx,
      new KeyColumns(parties.map((party) => partyKeys(readWords(party)))),
      parties.map(({ id }) => id),
      { areNew: false },
    ),
  ]);
  return parties.length;
}

function updateKeys(vendorId: number, party: Unread): Prisma.Sql {
  const { nameKey, domainKey: domain, dunsKey, vatKey } = keysOf(party);
  return Prisma.sql`
    update reported_party
       set name_key = ${nameKey}, domain_key = ${domain}, duns_key = ${dunsKey}, vat_key = ${vatKey},
           keys_version = ${KEYS_VERSION}::int
     where vendor_id = ${vendorId}::int and id = ${party.id}::uuid`;
}

/** Its customer is known by the registrable domain as well, unless another is already. */
function updateDomain(tx: ScopedTx, { domain, customerId }: Unread) {
  const registrable = domainKey(domain ?? undefined);
  const host = domain?.trim().toLowerCase();
  if (!registrable || registrable === host) return [];
  return [
    tx.query(Prisma.sql`
      insert into customer_identifier (vendor_id, id, customer_id, scheme, value)
      values (${tx.vendorId}::int, ${newId()}::uuid, ${customerId}::uuid, 'domain', ${registrable})
      on conflict do nothing`),
  ];
}
