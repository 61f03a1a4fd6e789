import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectGrants } from "../joint-account.store.server.ts";
import { type Facet, type FacetLevel, liveLevel, shownBy } from "../joint-account.ts";

/** A live joint account of a partner, with what the vendor shows on it. */
export type SharedAccount = {
  id: string;
  title: string;
  theyShow: { facet: Facet; level: FacetLevel }[];
};

/**
 * The joint accounts that a partner works on at these customers. An invitation that waits is not among them: before
 * both agreed it says what it says, and not which of the partner's own names it is about.
 */
export async function sharedAccountsOf(
  tx: ScopedTx,
  partnerId: string,
  customerIds: readonly string[],
  at: Date,
): Promise<SharedAccount[]> {
  const rows = await tx.jointAccount.findMany({
    where: {
      vendorId: tx.vendorId,
      partnerId,
      customerId: { in: [...new Set(customerIds)] },
      status: "active",
    },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: { id: true, title: true },
  });
  const grants = await selectGrants(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    theyShow: shownBy.vendor
      .map((facet) => ({
        facet,
        level: liveLevel(
          grants.filter(({ accountId }) => accountId === row.id),
          "vendor",
          facet,
          at,
        ),
      }))
      .filter(({ level }) => level !== "none"),
  }));
}
