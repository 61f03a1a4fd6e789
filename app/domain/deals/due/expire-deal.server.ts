import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { type Actor, systemActor, type VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { addEvent, changeDeal, type LockedDeal } from "../deal.store.server.ts";
import { isOver } from "../standing.ts";
import { tellPartner } from "../tell.server.ts";
import { expiredLetter } from "../ui/due-letters.ts";

type Ending = Pick<
  LockedDeal,
  "id" | "number" | "partnerId" | "ownerId" | "customerName" | "protectedUntil" | "status"
>;

/** Ends a deal whose protection is over. The protection itself has ended at its own instant, and needs no release. */
export async function expireDeal(
  tx: ScopedTx,
  system: VendorActor,
  deal: Ending,
  now: Date,
): Promise<void> {
  const end = deal.protectedUntil ?? now;
  const made = await changeDeal(tx, deal.id, now, { status: "expired" });
  // It happened at its end, and the history says so, whenever the clock came by.
  await addEvent(tx, system, deal, { kind: "expired", at: end, made });
  await audit(tx, system, "deal.expired", { kind: "deal", id: deal.id }, { number: deal.number });
  const { shortName, timeZone } = await findVendor(tx);
  const lastDay = localDay(end, timeZone);
  await tellPartner(tx, system, deal, expiredLetter({ ...deal, lastDay, vendorName: shortName }));
}

/** True for a deal that has expired; where the clock is late, it ends here. */
export async function hasEnded(
  tx: ScopedTx,
  actor: Actor,
  deal: Ending,
  now: Date,
): Promise<boolean> {
  if (isOver(deal, now)) {
    await asSystem(tx, actor, (wide) => expireDeal(wide, systemActor(tx.vendorId), deal, now));
    return true;
  }
  return deal.status === "expired";
}
