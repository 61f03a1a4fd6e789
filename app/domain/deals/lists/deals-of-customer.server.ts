import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealStatus, SalesStage } from "../deal.ts";
import { type DealLot, MOST_DEALS } from "../of-customer/deals-in-short.ts";
import { asItStands } from "../standing.ts";

export type CustomerDeal = {
  id: string;
  number: string;
  partnerName: string;
  families: string[];
  currency: string;
  valueMinor: bigint;
  status: DealStatus;
  stage: SalesStage;
  closeDay: Date;
  decideBy: Date | null;
  protectedUntil: Date | null;
  createdAt: Date;
};

const open: DealStatus[] = ["submitted", "in_review", "info_requested", "approved"];

/** Where a deal of that lot stands; an approval that is over counts as expired. */
function standingIn(lot: DealLot, at: Date): Prisma.DealWhereInput {
  const over = { status: "approved" as const, protectedUntil: { lte: at } };
  if (lot === "won") return { status: "won" };
  if (lot === "open") return { status: { in: open }, NOT: over };
  return { OR: [{ status: { notIn: [...open, "won"] } }, over] };
}
/** The deals that name these wordings, or one lot of them: the open ones first, then the newest. */
export async function dealsOfParties(
  tx: ScopedTx,
  partyIds: readonly string[],
  at: Date,
  { lot, most = MOST_DEALS }: { lot?: DealLot; most?: number } = {},
): Promise<CustomerDeal[]> {
  const { vendorId } = tx;
  const rows = await tx.deal.findMany({
    where: { vendorId, partyId: { in: [...partyIds] }, ...(lot && standingIn(lot, at)) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    select: {
      id: true,
      number: true,
      partnerId: true,
      currency: true,
      valueMinor: true,
      status: true,
      stage: true,
      closeDay: true,
      decideBy: true,
      protectedUntil: true,
      createdAt: true,
      lines: { select: { product: { select: { family: { select: { name: true } } } } } },
    },
  });
  const partners = await partnersById(
    tx,
    rows.map(({ partnerId }) => partnerId),
  );
  const deals = rows.map(({ partnerId, lines, ...deal }) => ({
    ...asItStands(deal, at),
    partnerName: partners.get(partnerId)?.name ?? "",
    families: [...new Set(lines.map(({ product }) => product.family.name))].sort(),
  }));
  return deals.sort((a, b) => Number(open.includes(b.status)) - Number(open.includes(a.status)));
}

/** How many open deals each of these customers has; one without any is not in the answer. */
export async function openDealCounts(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ customerId: string; deals: number }[]>`
    select rp.customer_id as "customerId", count(*)::int as deals
      from deal d
      join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = d.party_id
     where d.vendor_id = ${tx.vendorId}::int and d.status::text = any(${open}::text[])
       and rp.customer_id = any(${[...customerIds]}::uuid[])
     group by 1`;
  return new Map(rows.map(({ customerId, deals }) => [customerId, deals]));
}

export type LiveProtection = {
  dealId: string;
  dealNumber: string;
  partnerName: string;
  familyName: string;
  endsAt: Date;
};

/** Who keeps others off this customer now, and until when. */
export const protectionsOfCustomer = (tx: ScopedTx, customerId: string, at: Date) =>
  tx.$queryRaw<LiveProtection[]>`
    select k.deal_id as "dealId", d.number as "dealNumber", p.name as "partnerName", f.name as "familyName",
           k.ends_at as "endsAt"
      from protection k
      join deal d on d.vendor_id = ${tx.vendorId}::int and d.id = k.deal_id
      join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = k.partner_id
      join product_family f on f.vendor_id = ${tx.vendorId}::int and f.id = k.family_id
     where k.vendor_id = ${tx.vendorId}::int and k.customer_id = ${customerId}::uuid
       and k.released_at is null and k.starts_at <= ${at} and k.ends_at > ${at}
     order by k.ends_at, f.name`;
