import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ResolutionMethod } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { KEYS_VERSION, type PartyKeys } from "./normalise.ts";
import type { CompanyWords } from "./party.schema.ts";
import type { Evidence, Identifier } from "./resolve.ts";

export type FoundParty = {
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

export type NewCustomer = {
  id: string;
  name: string;
  street?: string;
  postcode?: string;
  city?: string;
  country?: string;
};

export type NewParty = CompanyWords &
  PartyKeys & {
    id: string;
    partnerId: string | null;
    fingerprint: string;
    customerId: string;
    method: ResolutionMethod;
    score: number;
    evidence: Evidence[];
  };

export type NewRows = {
  customers: NewCustomer[];
  identifiers: (Identifier & { id: string; customerId: string })[];
  parties: NewParty[];
};

/** Columns of a row as a statement's parameters would take most of the time of a large file, so they come as JSON. */
export async function insertResolved(
  tx: ScopedTx,
  { customers, identifiers, parties }: NewRows,
  { ruleVersion, at }: { ruleVersion: number; at: Date },
): Promise<void> {
  const createdAt = at.toISOString();
  await Promise.all([
    ...batches(customers).map((rows) => tx.query(customerRows(tx, rows, createdAt))),
    ...batches(identifiers).map((rows) => tx.query(identifierRows(tx, rows))),
    ...batches(parties).map((rows) => tx.query(partyRows(tx, rows, ruleVersion, createdAt))),
  ]);
}

/**
 * A distributed database asks for a conflict clause or an answer. Under the lock nobody else can have added one of
 * these, and the clause would cost as much again as the row; counted, the rows do not come back.
 */
const counted = (insert: Prisma.Sql) =>
  Prisma.sql`with kept as (${insert} returning 1) select count(*)::int from kept`;

const customerRows = ({ vendorId }: ScopedTx, rows: readonly NewCustomer[], at: string) =>
  counted(Prisma.sql`
    insert into customer (vendor_id, id, kind, lifecycle, name, street, postcode, city, country, created_at)
    select ${vendorId}::int, r.id, 'organisation', 'prospect', r.name, r.street, r.postcode, r.city, r.country,
           ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (
           id uuid, name text, street text, postcode text, city text, country char(2))`);

const identifierRows = ({ vendorId }: ScopedTx, rows: NewRows["identifiers"]) => Prisma.sql`
    insert into customer_identifier (vendor_id, id, customer_id, scheme, value)
    select ${vendorId}::int, r.id, r."customerId", r.scheme, r.value
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (
           id uuid, "customerId" uuid, scheme identifier_scheme, value text)
    on conflict do nothing`;

const partyRows = (
  { vendorId }: ScopedTx,
  rows: readonly NewParty[],
  ruleVersion: number,
  at: string,
) =>
  counted(Prisma.sql`
    insert into reported_party (vendor_id, id, partner_id, fingerprint, name, domain, duns, vat, lei, phone, street,
           postcode, city, country, name_key, domain_key, duns_key, vat_key, keys_version, customer_id, method, score,
           evidence, rule_version, created_at)
    select ${vendorId}::int, r.id, r."partnerId", r.fingerprint, r.name, r.domain, r.duns, r.vat, r.lei, r.phone, r.street,
           r.postcode, r.city, r.country, r."nameKey", r."domainKey", r."dunsKey", r."vatKey", ${KEYS_VERSION}::int,
           r."customerId", r.method, r.score, r.evidence, ${ruleVersion}::int, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (
           id uuid, "partnerId" uuid, fingerprint text, name text, domain text, duns text, vat text, lei text, phone text,
           street text, postcode text, city text, country char(2), "nameKey" text, "domainKey" text, "dunsKey" text,
           "vatKey" text, "customerId" uuid, method resolution_method, score double precision, evidence jsonb)`);

/** As many rows go into one statement. */
const BATCH = 2_000;

const batches = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, n) =>
    rows.slice(n * BATCH, (n + 1) * BATCH),
  );
