import { colleaguesOf, staff } from "#app/domain/identity/members/people.server.ts";
import { notify } from "#app/domain/identity/notifications/notify.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { Role, VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ToSay } from "./follow-periods.server.ts";
import type { Whose } from "./period.store.server.ts";
import { lateLetter, partnerLateLetter, reminderLetter } from "./report-letters.ts";
import { waitingReports } from "./waiting-reports.server.ts";
import { withWaiting } from "./waiting-reports.ts";

const reporters: Record<Whose["kind"], Role[]> = {
  pos: ["partner_admin", "operations"],
  inventory: ["partner_admin", "operations"],
  forecast: ["partner_admin", "planner", "operations"],
};

/** Tells a partner's people what is due or late, and when the grace is over whoever looks after it at the vendor. */
export async function tellReminder(
  tx: ScopedTx,
  system: VendorActor,
  { partnerId, kind }: Whose,
  { period, say }: ToSay,
  at: Date,
): Promise<void> {
  const partner = await findPartner(tx, partnerId);
  if (partner?.status !== "active") return;
  const vendor = await findVendor(tx);
  const waiting = await waitingReports(tx, [partnerId]);
  const waits = withWaiting([{ ...period, partnerId, kind }], waiting).some((each) => each.waits);
  const about = {
    ...period,
    waits,
    kind,
    partnerId,
    partnerName: partner.name,
    vendorName: vendor.shortName,
    today: localDay(at, vendor.timeZone),
  };
  const people = (await colleaguesOf(tx, partnerId)).filter(({ role }) =>
    reporters[kind].includes(role),
  );
  await notify(
    tx,
    system,
    people.map(({ id }) => id),
    say === "late" ? lateLetter(about) : reminderLetter(about, say),
  );
  if (say !== "late") return;
  const members = await staff(tx);
  const manager = members.find(({ id }) => id === partner.managerId);
  const told = manager ? [manager] : members.filter(({ role }) => role === "vendor_admin");
  await notify(
    tx,
    system,
    told.map(({ id }) => id),
    partnerLateLetter(about),
  );
}
