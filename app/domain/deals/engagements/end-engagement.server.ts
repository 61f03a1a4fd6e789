import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

export type Ended = { ok: true } | { ok: false; reason: "not-found" };

/** Ends an engagement with today as its last day; of one that lies ahead, today is all that is left. */
export function endEngagement(
  actor: VendorActor,
  customerId: string,
  engagementId: string,
  now: Date,
): Promise<Ended> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const today = localDay(now, (await findVendor(tx)).timeZone);
    const engagement = await tx.directEngagement.findFirst({
      where: { vendorId, id: engagementId, customerId },
      select: { startsOn: true },
    });
    if (!engagement) return { ok: false, reason: "not-found" };
    const { count } = await tx.directEngagement.updateMany({
      where: {
        ...{ vendorId, id: engagementId },
        OR: [{ endsOn: null }, { endsOn: { gt: today } }],
      },
      data: {
        startsOn: engagement.startsOn > today ? today : engagement.startsOn,
        endsOn: today,
      },
    });
    if (count === 0) return { ok: false, reason: "not-found" };
    const subject = { kind: "customer", id: customerId };
    await audit(tx, actor, "customer.engagement_ended", subject, { engagementId });
    return { ok: true };
  });
}
