import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Identifier, Namesake } from "./resolve.ts";

export async function selectPartiesByFingerprint(tx: ScopedTx, fingerprints: readonly string[]) {
  const rows = await tx.reportedParty.findMany({
    where: { vendorId: tx.vendorId, fingerprint: { in: [...fingerprints] } },
    select: { id: true, fingerprint: true, customerId: true, method: true },
  });
  return new Map(rows.map((row) => [row.fingerprint, row]));
}

/** Holds other resolutions of this vendor back until the transaction ends: two of them must not make one customer twice. */
export const lockResolution = (tx: ScopedTx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtext('customers.resolve'), ${tx.vendorId}::int)`;

type Held = Identifier & { customerId: string };

/** The customers that hold any of these identifiers, with all that they hold. */
export async function selectHolders(
  tx: ScopedTx,
  identifiers: readonly Identifier[],
  customerIds: readonly string[],
): Promise<Held[]> {
  const values = identifiers.map(({ value }) => value);
  return tx.$queryRaw<Held[]>`
    select held.scheme::text, held.value, held.customer_id as "customerId"
      from customer_identifier held
     where held.vendor_id = ${tx.vendorId}::int
       and held.scheme in ('duns', 'vat', 'domain')
       and held.customer_id in (
         select i.customer_id from customer_identifier i
          where i.vendor_id = ${tx.vendorId}::int and i.scheme in ('duns', 'vat', 'domain')
            and i.value = any(${values}::text[])
         union all select unnest(${[...customerIds]}::uuid[]))`;
}

export async function selectNamesakes(tx: ScopedTx, keys: readonly string[]) {
  const rows = await tx.reportedParty.findMany({
    where: { vendorId: tx.vendorId, nameKey: { in: [...keys] } },
    orderBy: { id: "asc" },
    select: { nameKey: true, customerId: true, city: true, postcode: true, country: true },
  });
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
  await tx.customer.createMany({ data: customers });
  await tx.customerIdentifier.createMany({ data: identifiers, skipDuplicates: true });
  await tx.reportedParty.createMany({ data: parties });
}
