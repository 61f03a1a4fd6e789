import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { KnownDeal } from "./account-deals.ts";

const columns = {
  id: true,
  number: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  party: { select: { name: true, customerId: true } },
} satisfies Prisma.DealSelect;

type Row = Prisma.DealGetPayload<{ select: typeof columns }>;

const toOwnDeal = ({ id, number, party, ...contact }: Row) => ({
  id,
  number,
  customerId: party.customerId,
  customerName: party.name,
  contact: {
    name: contact.contactName,
    email: contact.contactEmail ?? undefined,
    phone: contact.contactPhone ?? undefined,
  },
});

export type OwnDeal = ReturnType<typeof toOwnDeal>;

const PROPOSABLE = 200;

/** The partner's own registrations, newest first: the customers it may propose are those. */
export async function selectOwnDeals(
  tx: ScopedTx,
  partnerId: string,
  customerId?: string,
): Promise<OwnDeal[]> {
  const rows = await tx.deal.findMany({
    where: {
      vendorId: tx.vendorId,
      partnerId,
      party: { vendorId: tx.vendorId, ...(customerId && { customerId }) },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PROPOSABLE,
    select: columns,
  });
  return rows.map(toOwnDeal);
}

export async function selectOwnDeal(tx: ScopedTx, partnerId: string, id: string) {
  const row = await tx.deal.findFirst({
    where: { vendorId: tx.vendorId, partnerId, id },
    select: columns,
  });
  return row && toOwnDeal(row);
}

const knownColumns = {
  id: true,
  number: true,
  partnerId: true,
  status: true,
  stage: true,
  closeDay: true,
  currency: true,
  valueMinor: true,
  partner: { select: { name: true } },
  lines: { select: { product: { select: { family: { select: { name: true } } } } } },
} satisfies Prisma.DealSelect;

/** Deals for one customer: everybody's in the vendor's scope, or one partner's own. */
export async function selectDealsOfCustomer(
  tx: ScopedTx,
  customerId: string,
  partnerId?: string,
): Promise<KnownDeal[]> {
  const rows = await tx.deal.findMany({
    where: {
      vendorId: tx.vendorId,
      party: { vendorId: tx.vendorId, customerId },
      ...(partnerId && { partnerId }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PROPOSABLE,
    select: knownColumns,
  });
  return rows.map(({ partner, lines, ...deal }) => ({
    ...deal,
    partnerName: partner.name,
    families: [...new Set(lines.map(({ product }) => product.family.name))].sort(),
  }));
}
