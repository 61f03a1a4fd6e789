import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ResolutionMethod } from "#app/platform/db/generated/enums.ts";
import { insertInto } from "#app/platform/db/insert-into.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Identifier, Namesake } from "./resolve.ts";

type FoundParty = {
  id: string;
  fingerprint: string;
  customerId: string;
  method: ResolutionMethod;
};

/** By an array and not a list of parameters: a file has thousands of wordings. */
export async function selectPartiesByFingerprint(tx: ScopedTx, fingerprints: readonly string[]) {
  const rows = await tx.query<FoundParty>(Prisma.sql`
    select id, fingerprint, customer_id as "customerId", method::text
      from reported_party
     where vendor_id = ${tx.vendorId}::int and fingerprint = any(${[...fingerprints]}::text[])`);
  return new Map(rows.map((row) => [row.fingerprint, row]));
}

/** Holds other resolutions of this vendor back until the transaction ends: two of them must not make one customer twice. */
export const lockResolution = (tx: ScopedTx) =>
  tx.query(Prisma.sql`
    select pg_advisory_xact_lock(hashtext('customers.resolve'), ${tx.vendorId}::int)`);

type Held = Identifier & { customerId: string };

/** The customers that hold any of these identifiers or are known by any of these names, and some more, with all that they hold. */
export function selectHolders(
  tx: ScopedTx,
  identifiers: readonly Identifier[],
  nameKeys: readonly string[],
  more: readonly string[] = [],
): Promise<Held[]> {
  const values = identifiers.map(({ value }) => value);
  return tx.query<Held>(Prisma.sql`
    select held.scheme::text, held.value, held.customer_id as "customerId"
      from customer_identifier held
     where held.vendor_id = ${tx.vendorId}::int
       and held.scheme in ('duns', 'vat', 'domain')
       and held.customer_id in (
         select i.customer_id from customer_identifier i
          where i.vendor_id = ${tx.vendorId}::int and i.scheme in ('duns', 'vat', 'domain')
            and i.value = any(${values}::text[])
         union all
         select p.customer_id from reported_party p
          where p.vendor_id = ${tx.vendorId}::int and p.name_key = any(${[...nameKeys]}::text[])
         union all
         select unnest(${[...more]}::uuid[]))`);
}

type NamedParty = Namesake & { nameKey: string };

export async function selectNamesakes(tx: ScopedTx, keys: readonly string[]) {
  const rows = await tx.query<NamedParty>(Prisma.sql`
    select name_key as "nameKey", customer_id as "customerId", city, postcode, country::text
      from reported_party
     where vendor_id = ${tx.vendorId}::int and name_key = any(${[...keys]}::text[])
     order by id`);
  const byKey = new Map<string, Namesake[]>();
  for (const { nameKey, ...row } of rows) byKey.set(nameKey, [...(byKey.get(nameKey) ?? []), row]);
  return byKey;
}

export type NewRows = {
  customers: Prisma.CustomerCreateManyInput[];
  identifiers: Prisma.CustomerIdentifierCreateManyInput[];
  parties: Prisma.ReportedPartyCreateManyInput[];
};

export async function insertResolved(tx: ScopedTx, { customers, identifiers, parties }: NewRows) {
  const once = Prisma.sql`on conflict do nothing`;
  await Promise.all([
    ...batches(customers).map((rows) => tx.query(insertInto("customer", rows))),
    ...batches(identifiers).map((rows) => tx.query(insertInto("customerIdentifier", rows, once))),
    ...batches(parties).map((rows) => tx.query(insertInto("reportedParty", rows))),
  ]);
}

/** As many rows as one statement takes. */
const BATCH = 1_000;

const batches = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, n) =>
    rows.slice(n * BATCH, (n + 1) * BATCH),
  );
