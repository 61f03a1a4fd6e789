import type { PartnerActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { rules, type World } from "./world.ts";

type Protected = {
  actor: PartnerActor;
  partyId: string;
  customerId: string;
  startsAt: Date;
  endsAt: Date;
};

/** An approved deal of a partner, which protects the family of the world's Sentry at a customer. */
export const aProtection = (world: World, wanted: Protected): Promise<string> =>
  withScope(world.system, (tx) => insertProtection(tx, world, wanted));

async function insertProtection(
  tx: ScopedTx,
  world: World,
  { actor, partyId, customerId, startsAt, endsAt }: Protected,
): Promise<string> {
  const { vendorId } = tx;
  const [id, dealId] = [newId(), newId()];
  await tx.deal.createMany({
    data: [
      {
        ...{ vendorId, id: dealId, partyId, status: "approved", valueMinor: 1n, rules },
        ...{ createdAt: startsAt, updatedAt: startsAt, protectedUntil: endsAt, currency: "EUR" },
        number: `DR-${dealId.slice(-6).toUpperCase()}`,
        ...{ partnerId: actor.partnerId, ownerId: actor.membershipId ?? "" },
        ...{ ownerName: actor.name, programVersionId: world.programVersionId },
        ...{ stage: "proposal", closeDay: endsAt, customerName: "A customer" },
        ...{ contactName: "Somebody", workDone: "Met them" },
      },
    ],
  });
  await tx.protection.createMany({
    data: [
      {
        ...{ vendorId, id, dealId, partnerId: actor.partnerId, customerId, startsAt, endsAt },
        familyId: world.sentry.familyId,
      },
    ],
  });
  return id;
}
