import { findCustomer } from "#app/domain/customers/customers.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { EngageDirectly } from "./engagement.schema.ts";

export type Engaged =
  | { ok: true; engagementId: string }
  | { ok: false; reason: "not-found" | "no-such-family" };

/** Notes that the vendor's own sales are at work at a customer. */
export async function engageDirectly(
  actor: VendorActor,
  customerId: string,
  { familyId, startsOn, endsOn, note }: EngageDirectly,
  now: Date,
): Promise<Engaged> {
  try {
    return await withScope(actor, async (tx) => {
      if (!(await findCustomer(tx, customerId))) return { ok: false, reason: "not-found" };
      const { vendorId } = tx;
      const id = newId();
      const days = { startsOn, endsOn };
      await tx.directEngagement.createMany({
        data: [
          {
            ...{ vendorId, id, customerId, familyId, ...days, note },
            ...{ byName: actor.name, createdAt: now },
          },
        ],
      });
      const detail = {
        familyId,
        startsOn: startsOn.toISOString(),
        endsOn: endsOn?.toISOString() ?? null,
      };
      await audit(
        tx,
        actor,
        "customer.engaged",
        { kind: "customer", id: customerId },
        { ...detail, engagementId: id },
      );
      return { ok: true, engagementId: id };
    });
  } catch (error) {
    if (!brokeConstraint(error, "direct_engagement_family_fkey")) throw error;
    return { ok: false, reason: "no-such-family" };
  }
}
