import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

const columns = {
  id: true,
  kind: true,
  lifecycle: true,
  name: true,
  street: true,
  postcode: true,
  city: true,
  country: true,
  parentId: true,
  partnerId: true,
  /** The live record that stands for this one; null when it lives. */
  standsForId: true,
  createdAt: true,
} satisfies Prisma.CustomerSelect;

export type Customer = Prisma.CustomerGetPayload<{ select: typeof columns }>;

/** The golden record. Vendor's side only: a partner's scope holds no customers. */
export const findCustomer = (tx: ScopedTx, id: string): Promise<Customer | null> =>
  tx.customer.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: columns,
  });

export async function customersById(
  tx: ScopedTx,
  ids: readonly string[],
): Promise<Map<string, Customer>> {
  const customers = await tx.customer.findMany({
    where: { vendorId: tx.vendorId, id: { in: [...new Set(ids)] } },
    select: columns,
  });
  return new Map(customers.map((customer) => [customer.id, customer]));
}

/** A prospect that has bought is active. */
export async function customersHaveBought(tx: ScopedTx, ids: readonly string[]) {
  await tx.customer.updateMany({
    where: { vendorId: tx.vendorId, id: { in: [...new Set(ids)] }, lifecycle: "prospect" },
    data: { lifecycle: "active" },
  });
}

/** The customers that a partner is itself, as somebody said by hand. */
export const customersThatAre = (
  tx: ScopedTx,
  partnerId: string,
): Promise<Pick<Customer, "id" | "name">[]> =>
  tx.customer.findMany({
    where: { vendorId: tx.vendorId, partnerId, standsForId: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 10,
    select: { id: true, name: true },
  });
