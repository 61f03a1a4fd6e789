import type { VendorActor, VendorRole } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { World } from "./world.ts";

const createdAt = new Date("2026-01-01T00:00:00Z");

/** One more of the vendor's people. */
export async function aColleague(
  { system, vendorId }: Pick<World, "system" | "vendorId">,
  role: VendorRole,
  name: string,
): Promise<VendorActor> {
  const [personId, id] = [newId(), newId()];
  const email = `${name.toLowerCase()}.${personId}@example.com`;
  await prisma.person.createMany({ data: [{ id: personId, email, name, createdAt }] });
  await withScope(system, (tx) =>
    tx.membership.createMany({
      data: [{ vendorId, id, personId, role, name, email, title: role, createdAt }],
    }),
  );
  return { audience: "vendor", vendorId, partnerId: null, personId, membershipId: id, name, role };
}
