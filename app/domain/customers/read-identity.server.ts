import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { findCustomer } from "./customers.server.ts";
import { partiesOfCustomer } from "./reported-parties.server.ts";

export type CustomerIdentity = NonNullable<Awaited<ReturnType<typeof readIdentity>>>;

const MOST_RELATIVES = 50;
const MOST_RECORDS = 20;

/** Who a customer is: the golden record, what identifies it, whom it belongs to and how it was written. */
export async function readIdentity(tx: ScopedTx, id: string) {
  const customer = await findCustomer(tx, id);
  if (!customer) return null;
  const { vendorId } = tx;
  const identifiers = await tx.customerIdentifier.findMany({
    where: { vendorId, customerId: id },
    orderBy: [{ scheme: "asc" }, { value: "asc" }],
    select: { scheme: true, value: true },
  });
  const relatives = await tx.customer.findMany({
    where: {
      vendorId,
      OR: [{ parentId: id }, ...(customer.parentId ? [{ id: customer.parentId }] : [])],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_RELATIVES,
    select: { id: true, name: true, parentId: true },
  });
  return {
    customer,
    identifiers,
    parent: relatives.find((relative) => relative.id === customer.parentId) ?? null,
    children: relatives.filter((relative) => relative.parentId === id),
    parties: await partiesOfCustomer(tx, id),
    records: await tx.customerRecord.findMany({
      where: { vendorId, party: { vendorId, customerId: id } },
      orderBy: [{ system: "asc" }, { externalId: "asc" }],
      take: MOST_RECORDS,
      select: { system: true, externalId: true },
    }),
  };
}
