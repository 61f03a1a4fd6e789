import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealRecord } from "../deal.ts";
import { familiesOf } from "../deal.ts";
import { openStatuses } from "../moves.ts";
import { byWeight, type Overlap, verdictOf } from "./overlap.ts";

/** As many as anybody compares; the heaviest are kept. */
const MOST = 20;

type Asked = Pick<DealRecord, "id" | "partnerId" | "partyId" | "lines">;

/**
 * Every other deal that touches this one: protections and registrations of the same customer with an overlapping
 * family, and those that share no more than the customer's name. Vendor's scope.
 */
export async function findOverlaps(tx: ScopedTx, deal: Asked, now: Date): Promise<Overlap[]> {
  const party = await tx.reportedParty.findUniqueOrThrow({
    where: { vendorId_id: { vendorId: tx.vendorId, id: deal.partyId } },
    select: { customerId: true, nameKey: true },
  });
  const families = familiesOf(deal.lines);
  const familyIds = families.map(({ id }) => id);
  const { vendorId } = tx;
  const others = await tx.deal.findMany({
    where: {
      vendorId,
      id: { not: deal.id },
      status: { in: [...openStatuses, "approved", "won"] },
      lines: { some: { vendorId, familyId: { in: familyIds } } },
      OR: [
        { party: { vendorId, customerId: party.customerId } },
        { protections: { some: { vendorId, customerId: party.customerId } } },
        { party: { vendorId, nameKey: party.nameKey } },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      number: true,
      partnerId: true,
      status: true,
      party: { select: { customerId: true } },
      lines: { where: { vendorId, familyId: { in: familyIds } }, select: { familyId: true } },
      protections: {
        where: { vendorId, familyId: { in: familyIds }, releasedAt: null, endsAt: { gt: now } },
        orderBy: { endsAt: "desc" },
        select: { familyId: true, customerId: true, startsAt: true, endsAt: true },
      },
    },
  });
  const partners = await partnersById(
    tx,
    others.map(({ partnerId }) => partnerId),
  );
  return others
    .filter(({ status, protections }) => isWaiting(status) || protections.length > 0)
    .map((other): Overlap => {
      const [held] = other.protections;
      const customerIds = [
        other.party.customerId,
        ...other.protections.map(({ customerId }) => customerId),
      ];
      const shared = new Set((held ? other.protections : other.lines).map((row) => row.familyId));
      return {
        dealId: other.id,
        number: other.number,
        partnerId: other.partnerId,
        partnerName: partners.get(other.partnerId)?.name ?? "",
        verdict: verdictOf({
          samePartner: other.partnerId === deal.partnerId,
          sameCustomer: customerIds.includes(party.customerId),
          isProtected: held !== undefined,
        }),
        families: families.filter(({ id }) => shared.has(id)),
        from: held?.startsAt ?? null,
        until: held?.endsAt ?? null,
      };
    })
    .sort(byWeight)
    .slice(0, MOST);
}

const isWaiting = (status: string) => openStatuses.some((open) => open === status);
