import { staff } from "#app/domain/identity/members/people.server.ts";
import { findPartner, partnersById } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import type { WhoWillSee } from "./registration-offer.ts";

/** Who reads a registration of this partner, told before it is handed in. */
export async function whoWillSee(
  tx: ScopedTx,
  actor: Actor,
  partnerId: string,
): Promise<WhoWillSee> {
  const partner = await findPartner(tx, partnerId);
  const links = await tx.partnerLink.findMany({
    where: { vendorId: tx.vendorId, resellerId: partnerId, status: "live" },
    select: { distributorId: true, sharesDeals: true },
  });
  const distributors = await partnersById(
    tx,
    links.map(({ distributorId }) => distributorId),
  );
  // A partner's scope holds none of the vendor's people; the name of the one in charge is no secret.
  const people = await asSystem(tx, actor, staff);
  return {
    managerName: people.find(({ id }) => id === partner?.managerId)?.name ?? null,
    distributors: links.map(({ distributorId, sharesDeals }) => ({
      name: distributors.get(distributorId)?.name ?? "",
      sees: sharesDeals,
    })),
  };
}
