import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { localDay } from "../local-time.ts";

/** Those who are away today and asked this person to decide meanwhile. */
export async function standsInFor(
  tx: ScopedTx,
  { membershipId }: Pick<VendorActor, "membershipId">,
  now: Date,
): Promise<{ membershipId: string; name: string }[]> {
  if (!membershipId) return [];
  const { vendorId } = tx;
  const today = localDay(now, (await findVendor(tx)).timeZone);
  const rows = await tx.delegation.findMany({
    where: {
      vendorId,
      delegateId: membershipId,
      endedAt: null,
      fromDay: { lte: today },
      untilDay: { gte: today },
    },
    select: { membershipId: true, absent: { select: { name: true } } },
  });
  return rows.map(({ membershipId, absent }) => ({ membershipId, name: absent.name }));
}
