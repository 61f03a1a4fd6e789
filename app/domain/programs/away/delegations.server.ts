import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { localDay } from "../local-time.ts";

export type Delegation = {
  id: string;
  membershipId: string;
  absentName: string;
  delegateName: string;
  fromDay: Date;
  untilDay: Date;
  reason: string | null;
  state: "now" | "ahead";
  /** The reader may end it. */
  mayEnd: boolean;
};

/** Who is away now or will be, and who decides meanwhile. */
export async function listDelegations(
  tx: ScopedTx,
  actor: VendorActor,
  now: Date,
): Promise<Delegation[]> {
  const today = localDay(now, (await findVendor(tx)).timeZone);
  const rows = await tx.delegation.findMany({
    where: { vendorId: tx.vendorId, endedAt: null, untilDay: { gte: today } },
    orderBy: [{ fromDay: "asc" }, { id: "asc" }],
    take: 200,
    select: {
      id: true,
      membershipId: true,
      fromDay: true,
      untilDay: true,
      reason: true,
      absent: { select: { name: true } },
      delegate: { select: { name: true } },
    },
  });
  return rows.map(({ absent, delegate, ...row }) => ({
    ...row,
    absentName: absent.name,
    delegateName: delegate.name,
    state: row.fromDay <= today ? "now" : "ahead",
    mayEnd: actor.role === "vendor_admin" || row.membershipId === actor.membershipId,
  }));
}
