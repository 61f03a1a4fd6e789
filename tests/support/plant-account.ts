import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day, type PlantedCustomer } from "./plant.ts";
import type { World } from "./world.ts";

export async function plantAccount(tx: ScopedTx, world: World, { customerId }: PlantedCustomer) {
  const { vendorId } = tx;
  const partnerId = world.ada.partnerId;
  const accountId = newId();
  const invitation = { title: "Acme", status: "invited", invitedBy: "vendor" } as const;
  await tx.jointAccount.createMany({
    data: [{ vendorId, id: accountId, customerId, partnerId, ...invitation, createdAt: at }],
  });
  const own = () => ({ vendorId, id: newId(), accountId, partnerId, side: "vendor" as const });
  const grant = { facet: "revenue", level: "totals", grantedBy: "Ingrid", startsAt: at } as const;
  await tx.jointGrant.createMany({ data: [{ ...own(), ...grant }] });
  await tx.jointMember.createMany({
    data: [{ ...own(), name: "Ingrid", title: "", email: "i@x.example" }],
  });
  await tx.jointContact.createMany({ data: [{ ...own(), name: "Claire Dunn" }] });
  return accountId;
}

/** A receipt is written by the one who read. */
export async function plantReading(tx: ScopedTx, world: World, accountId: string) {
  await tx.jointReading.createMany({
    data: [
      {
        vendorId: tx.vendorId,
        id: newId(),
        accountId,
        partnerId: world.ada.partnerId,
        side: "vendor",
        facet: "revenue",
        personId: world.manager.personId ?? "",
        personName: "Ingrid",
        day,
        readAt: at,
      },
    ],
  });
}
