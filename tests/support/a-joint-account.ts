import type { Facet, FacetLevel, Side } from "#app/domain/accounts/joint-account.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { SharedCustomer } from "./a-shared-customer.ts";

export const invitedAt = new Date("2026-03-01T08:00:00Z");

export type Shows = Partial<Record<Facet, FacetLevel>>;

type Given = {
  status?: "invited" | "active" | "ended";
  vendor?: Shows;
  partner?: Shows;
  endsAt?: Date;
};

/** An account of the vendor with Ada on the shared customer. Each side knows one person there. */
export async function aJointAccount(world: SharedCustomer, given: Given = {}) {
  const { status = "active", endsAt = null } = given;
  const { vendorId, customerId } = world;
  const { partnerId } = world.ada;
  const accountId = newId();
  const actorOf = { vendor: world.manager, partner: world.ada };
  const own = (side: Side) => ({ vendorId, id: newId(), accountId, partnerId, side });

  await withScope(world.system, (tx) =>
    tx.jointAccount.createMany({
      data: [
        {
          ...{ vendorId, id: accountId, partnerId, customerId, status },
          title: "Kestrel Foods plc",
          invitedBy: "vendor",
          createdAt: invitedAt,
        },
      ],
    }),
  );
  for (const side of ["vendor", "partner"] as const) {
    await withScope(actorOf[side], async (tx) => {
      await tx.jointContact.createMany({
        data: [{ ...own(side), name: `Known to ${side}`, email: `${side}@kestrel.example` }],
      });
      await tx.jointGrant.createMany({
        data: Object.entries(given[side] ?? {}).map(([facet, level]) => ({
          ...own(side),
          facet: facet as Facet,
          level,
          grantedBy: actorOf[side].name,
          startsAt: invitedAt,
          endsAt,
        })),
      });
    });
  }
  return accountId;
}
