import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at } from "./plant.ts";
import type { World } from "./world.ts";

/** A form that Ada has begun, and the address at which its mails become drafts. */
export async function plantDraft(tx: ScopedTx, { ada }: World) {
  const own = { vendorId: tx.vendorId, partnerId: ada.partnerId };
  await tx.dealDraft.createMany({
    data: [
      {
        ...own,
        id: newId(),
        ownerId: ada.membershipId ?? "",
        ownerName: "Ada",
        source: "form",
        title: "Acme",
        form: { name: "Acme" },
        createdAt: at,
        updatedAt: at,
      },
    ],
  });
  await tx.dealMailbox.createMany({
    data: [{ ...own, token: `planted${tx.vendorId}`, renewedAt: at, renewedBy: "Ada" }],
  });
}
