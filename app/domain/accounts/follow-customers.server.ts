import { bringAlong } from "#app/domain/customers/decisions/bring-along.server.ts";
import type { Follower } from "#app/domain/customers/decisions/follower.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/**
 * A joint account goes with the record it was agreed on. Two that come to one customer stay two: to end one would tell
 * its partner of the other.
 */
export const accountsFollow: Follower = async (tx, { lifeOf }) => {
  await bringAlong(tx, "joint_account", [...new Set([...lifeOf.keys(), ...lifeOf.values()])]);
  return [];
};

export type AccountOfCustomer = {
  id: string;
  customerId: string;
  title: string;
  partnerName: string;
};

/** The open joint accounts on these customers: what they show grows or shrinks as the customers do. */
export async function openAccountsOf(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<AccountOfCustomer[]> {
  const rows = await tx.jointAccount.findMany({
    where: {
      vendorId: tx.vendorId,
      customerId: { in: [...customerIds] },
      status: { in: ["invited", "active"] },
    },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: { id: true, customerId: true, title: true, partner: { select: { name: true } } },
  });
  return rows.map(({ partner, ...row }) => ({ ...row, partnerName: partner.name }));
}
