import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Member } from "./family-tree.ts";

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

/** As many of a family as are read; no company that anybody sells to has more. */
const MOST = 5_000;

/** Everybody in a customer's family, from its top down. Vendor's side only. */
export async function wholeFamilyOf(
  tx: ScopedTx,
  customerId: string,
): Promise<{ topId: string; members: Member[] }> {
  const { vendorId } = tx;
  const topId = await globalParentOf(tx, customerId);
  const below = await tx.customerAncestor.findMany({
    where: { vendorId, ancestorId: topId },
    orderBy: [{ depth: "asc" }, { customerId: "asc" }],
    take: MOST,
    select: { customerId: true },
  });
  const members = await tx.customer.findMany({
    where: { vendorId, id: { in: [topId, ...below.map((each) => each.customerId)] } },
    select: { id: true, name: true, city: true, parentId: true },
  });
  return { topId, members };
}
