import type { Colleague } from "#app/domain/identity/members/people.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

type Deal = { id: string; partnerId: string; ownerId: string };

/**
 * The owner of a deal and those of its team who hear of everything; where none of them works there any more, the
 * partner's administrators. The portal's own scope: a distributor's people are in nobody else's.
 */
export async function peopleOfTeam(wide: ScopedTx, deal: Deal): Promise<Colleague[]> {
  const { vendorId } = wide;
  const { id: dealId, partnerId, ownerId } = deal;
  const members = await wide.dealMember.findMany({
    where: { vendorId, dealId, access: "edit" },
    select: { memberId: true, companyId: true },
  });
  const companies = members.some(({ companyId }) => companyId !== partnerId)
    ? await showing(wide, partnerId)
    : new Set<string>();
  const ids = members
    .filter(({ companyId }) => companyId === partnerId || companies.has(companyId))
    .map(({ memberId }) => memberId);
  const people = await select(wide, { id: { in: [ownerId, ...ids] } });
  return people.length > 0 ? people : select(wide, { partnerId, role: "partner_admin" });
}

type Who = { id: { in: string[] } } | { partnerId: string; role: "partner_admin" };

const select = (wide: ScopedTx, who: Who) =>
  wide.membership.findMany({
    where: { vendorId: wide.vendorId, endedAt: null, ...who },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true, title: true, role: true },
  });

/** A distributor that is not shown the deals any more hears nothing either. */
async function showing(wide: ScopedTx, partnerId: string): Promise<Set<string>> {
  const links = await wide.partnerLink.findMany({
    where: { vendorId: wide.vendorId, resellerId: partnerId, status: "live", sharesDeals: true },
    select: { distributorId: true },
  });
  return new Set(links.map(({ distributorId }) => distributorId));
}
