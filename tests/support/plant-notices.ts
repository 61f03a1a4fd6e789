import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, type PlantedCustomer } from "./plant.ts";
import type { World } from "./world.ts";

/** What Ada was told and wants to be told, and what the clock did for her deal. */
export async function plantNotices(tx: ScopedTx, world: World, { customerId }: PlantedCustomer) {
  const { vendorId } = tx;
  const { membershipId, personId, partnerId } = world.ada;
  const member = { membershipId: membershipId ?? "", personId: personId ?? "", partnerId };
  const news = { kind: "deal.approved", subject: "S", text: "T", path: "/portal" };
  await tx.notification.createMany({
    data: [{ vendorId, id: newId(), ...member, ...news, createdAt: at, listed: true, daily: true }],
  });
  const choice = { kind: "deal.approved", inApp: true, mail: "daily", changedAt: at };
  await tx.notificationChoice.createMany({ data: [{ vendorId, ...member, ...choice }] });

  const deal = await tx.deal.findFirstOrThrow({
    where: { vendorId, partnerId },
    select: { id: true },
  });
  const notice = { kind: "ending", key: "2026-05-01 7", at };
  await tx.dealNotice.createMany({ data: [{ vendorId, dealId: deal.id, partnerId, ...notice }] });
  const wait = { customerId, familyId: world.sentry.familyId, customerName: "Acme" };
  await tx.protectionWait.createMany({
    data: [
      {
        ...{ vendorId, id: newId(), partnerId, membershipId: member.membershipId },
        ...wait,
        createdAt: at,
      },
    ],
  });
}
