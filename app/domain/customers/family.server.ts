import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** A customer and everybody below it, however far: what a roll-up adds up. */
export async function familyOf(tx: ScopedTx, customerId: string): Promise<string[]> {
  const below = await tx.customerAncestor.findMany({
    where: { vendorId: tx.vendorId, ancestorId: customerId },
    orderBy: [{ depth: "asc" }, { customerId: "asc" }],
    select: { customerId: true },
  });
  return [customerId, ...below.map((each) => each.customerId)];
}

/** The customer at the top of a family: itself, where it belongs to nobody. */
export async function globalParentOf(tx: ScopedTx, customerId: string): Promise<string> {
  const top = await tx.customerAncestor.findFirst({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: { depth: "desc" },
    select: { ancestorId: true },
  });
  return top?.ancestorId ?? customerId;
}
