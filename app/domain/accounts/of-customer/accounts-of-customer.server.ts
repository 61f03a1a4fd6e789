import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { AccountStatus } from "../joint-account.ts";

/** A joint account on a customer, in short. */
export type CustomerAccount = {
  id: string;
  title: string;
  status: AccountStatus;
  partnerName: string;
  createdAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
};

const MOST = 50;

/** The joint accounts on these customers, the newest first. What they show is read on their own pages, with a receipt. */
export async function accountsOfCustomers(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<CustomerAccount[]> {
  const rows = await tx.jointAccount.findMany({
    where: { vendorId: tx.vendorId, customerId: { in: [...customerIds] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      ...{ id: true, title: true, status: true, createdAt: true, answeredAt: true, endedAt: true },
      partner: { select: { name: true } },
    },
  });
  return rows.map(({ partner, ...row }) => ({ ...row, partnerName: partner.name }));
}

/** A person at the customer that the vendor's own side noted on a joint account. */
export type AccountContact = {
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  accountId: string;
};

/** The vendor's own; those of a partner are read on the account, where each reading leaves a receipt. */
export const ownContactsOf = (
  tx: ScopedTx,
  accountIds: readonly string[],
): Promise<AccountContact[]> =>
  tx.jointContact.findMany({
    where: { vendorId: tx.vendorId, accountId: { in: [...accountIds] }, side: "vendor" },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST,
    select: { name: true, title: true, email: true, phone: true, accountId: true },
  });
