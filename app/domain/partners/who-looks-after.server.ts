import { staff } from "#app/domain/identity/members/people.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { findPartner } from "./partners.server.ts";

/** Whom a partner turns to at the vendor. It reads no other name there. */
export async function whoLooksAfter(tx: ScopedTx, actor: PartnerActor): Promise<string | null> {
  const partner = await findPartner(tx, actor.partnerId);
  if (!partner?.managerId) return null;
  const people = await asSystem(tx, actor, staff);
  return people.find(({ id }) => id === partner.managerId)?.name ?? null;
}
