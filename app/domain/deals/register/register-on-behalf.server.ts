import { type Colleague, colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { PartnerActor, PartnerRole, VendorActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { RegisterDeal } from "./register-deal.schema.ts";
import { type Registration, registerDeal } from "./register-deal.server.ts";

export type BehalfRegistration = Registration | { ok: false; reason: "not-possible" };

type For = { partnerId: string; ownerId: string };

/** Who may look after a deal of the partner's, its administrators first. */
export async function possibleOwners(tx: ScopedTx, partnerId: string): Promise<Colleague[]> {
  const people = await colleaguesOf(tx, partnerId);
  return people
    .filter(({ role }) => can({ role }, "deal:register"))
    .sort((a, b) => Number(b.role === "partner_admin") - Number(a.role === "partner_admin"));
}

/**
 * The colleague at the partner for whom the vendor acts, as the registration knows its owner; null when the partner
 * sells nothing, is not active, or nobody of that id sells for it. Vendor's scope.
 */
async function actorOnBehalf(
  tx: ScopedTx,
  { partnerId, ownerId }: For,
): Promise<PartnerActor | null> {
  const partner = await findPartner(tx, partnerId);
  if (partner?.status !== "active" || partner.kind === "supplier") return null;
  const owner = (await possibleOwners(tx, partnerId)).find(({ id }) => id === ownerId);
  if (!owner) return null;
  return {
    audience: "partner",
    vendorId: tx.vendorId,
    partnerId,
    partnerKind: partner.kind,
    partnerName: partner.name,
    linked: [],
    showing: [],
    personId: null,
    membershipId: owner.id,
    name: owner.name,
    role: owner.role as PartnerRole,
  };
}

/** Hands a deal in for a partner that cannot. It is the partner's deal, and says who handed it in. */
export async function registerOnBehalf(
  by: VendorActor,
  { partnerId, ownerId }: For,
  deal: RegisterDeal,
  now: Date,
): Promise<BehalfRegistration> {
  const owner = await withScope(by, (tx) => actorOnBehalf(tx, { partnerId, ownerId }));
  if (!owner) return { ok: false, reason: "not-possible" };
  return registerDeal(owner, deal, now, by);
}
