import { containing } from "#app/platform/db/containing.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type JointCustomer = { accountId: string; customerId: string; title: string };

/** The customers that a partner works on together with the vendor, by the name on the account. */
export function jointCustomers(
  tx: ScopedTx,
  partnerId: string,
  words: string,
  most: number,
): Promise<JointCustomer[]> {
  return tx.jointAccount
    .findMany({
      where: { vendorId: tx.vendorId, partnerId, status: "active", title: containing(words) },
      orderBy: [{ title: "asc" }, { id: "asc" }],
      take: most,
      select: { id: true, customerId: true, title: true },
    })
    .then((rows) => rows.map(({ id, ...row }) => ({ accountId: id, ...row })));
}
