import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lockProtecting } from "../conflicts/taken-families.server.ts";
import { changeDeal, type LockedDeal, selectFamilies } from "../deal.store.server.ts";
import { wrongState } from "../refusal.ts";
import type { DealRequest } from "./deal-request.ts";
import type { Granted } from "./granted.server.ts";
import { standingBefore } from "./standing-before.server.ts";

/** Gives a protected deal more time, and its protections with it, unless somebody else's begins before their new end. */
export async function grantExtension(
  tx: ScopedTx,
  deal: LockedDeal,
  { endsAt }: DealRequest,
  now: Date,
): Promise<Granted | typeof wrongState> {
  const { id, protectedUntil } = deal;
  if (deal.status !== "approved" || !endsAt || !protectedUntil || protectedUntil <= now) {
    return wrongState;
  }
  await lockProtecting(tx);
  const { vendorId } = tx;
  const live = { vendorId, dealId: id, releasedAt: null, endsAt: { gt: now } };
  const protections = await tx.protection.findMany({
    where: live,
    select: { customerId: true, familyId: true },
  });
  const names = await selectFamilies(tx, id);
  const customers = new Set(protections.map(({ customerId }) => customerId));
  for (const customerId of customers) {
    const mine = protections.filter((each) => each.customerId === customerId);
    const families = names.filter((family) => mine.some((each) => each.familyId === family.id));
    const window = { from: protectedUntil, until: endsAt };
    const taken = await standingBefore(tx, { dealId: id, customerId, families, window });
    if (taken.length > 0) return { ok: false, reason: "held", taken };
  }
  await tx.protection.updateMany({ where: live, data: { endsAt } });
  const made = await changeDeal(tx, id, now, { protectedUntil: endsAt });
  return { ok: true, made, protectedUntil: endsAt };
}
