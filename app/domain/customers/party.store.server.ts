import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ResolutionMethod } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { KEYS_VERSION, type PartyKeys } from "./normalise.ts";
import type { CompanyWords } from "./party.schema.ts";
import type { Evidence, Identifier } from "./resolve.ts";

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
  const statements = [
    ...batches(customers).map((rows) => customerRows(tx, rows, createdAt)),
    ...batches(identifiers).map((rows) => identifierRows(tx, rows)),
    ...batches(parties).map((rows) => partyRows(tx, rows, ruleVersion, createdAt)),
  ];
  // Only parties answer with what was added.
  const added = await Promise.all(
    statements.map((statement) => tx.query<{ id: string }>(statement)),
  );
  // The conflict clause is what a distributed database asks for; under the lock nobody else can have added one.
  const many = added.reduce((sum, rows) => sum + rows.length, 0);
  if (many !== parties.length) throw new Error(`${many} of ${parties.length} parties were new`);
}

const customerRows = ({ vendorId }: ScopedTx, rows: readonly NewCustomer[], at: string) =>
  Prisma.sql`
    insert into customer (vendor_id, id, kind, lifecycle, name, street, postcode, city, country, created_at)
    select ${vendorId}::int, r.id, 'organisation', 'prospect', r.name, r.street, r.postcode, r.city, r.country,
           ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (
           id uuid, name text, street text, postcode text, city text, country char(2))
    on conflict do nothing`;

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
) => Prisma.sql`
    insert into reported_party (vendor_id, id, partner_id, fingerprint, name, domain, duns, vat, lei, phone, street,
           postcode, city, country, name_key, domain_key, duns_key, vat_key, keys_version, customer_id, method, score,
           evidence, rule_version, created_at)
    select ${vendorId}::int, r.id, r."partnerId", r.fingerprint, r.name, r.domain, r.duns, r.vat, r.lei, r.phone, r.street,
           r.postcode, r.city, r.country, r."nameKey", r."domainKey", r."dunsKey", r."vatKey", ${KEYS_VERSION}::int,
           r."customerId", r.method, r.score, r.evidence, ${ruleVersion}::int, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (
           id uuid, "partnerId" uuid, fingerprint text, name text, domain text, duns text, vat text, lei text, phone text,
           street text, postcode text, city text, country char(2), "nameKey" text, "domainKey" text, "dunsKey" text,
           "vatKey" text, "customerId" uuid, method resolution_method, score double precision, evidence jsonb)
    on conflict do nothing
    returning id`;

/** As many rows go into one statement. */
const BATCH = 2_000;

const batches = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, n) =>
    rows.slice(n * BATCH, (n + 1) * BATCH),
  );
