import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { PartnerRecord, PartnerStatus, PartnerSummary } from "./partner.ts";

const columns = {
  id: true,
  kind: true,
  code: true,
  name: true,
  city: true,
  country: true,
  tierId: true,
  managerId: true,
  status: true,
  tier: { select: { name: true, discountBp: true } },
} satisfies Prisma.PartnerSelect;

type Row = Prisma.PartnerGetPayload<{ select: typeof columns }>;

const toSummary = ({ tier, ...row }: Row): PartnerSummary => ({
  ...row,
  tierName: tier?.name ?? null,
  discountBp: tier?.discountBp ?? 0,
});

export async function selectPartners(
  tx: ScopedTx,
  where: Omit<Prisma.PartnerWhereInput, "vendorId">,
): Promise<PartnerSummary[]> {
  const rows = await tx.partner.findMany({
    where: { ...where, vendorId: tx.vendorId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(toSummary);
}

/** Resellers with a live link to the distributor. */
export async function selectLinkedResellerIds(tx: ScopedTx, distributorId: string) {
  const links = await tx.partnerLink.findMany({
    where: { vendorId: tx.vendorId, distributorId, status: "live" },
    select: { resellerId: true },
  });
  return links.map((link) => link.resellerId);
}

const recordColumns = {
  code: true,
  name: true,
  city: true,
  country: true,
  domain: true,
  taxId: true,
  tierId: true,
  managerId: true,
  territories: true,
} satisfies Prisma.PartnerSelect;

const keyOf = (tx: ScopedTx, id: string) => ({ vendorId_id: { vendorId: tx.vendorId, id } });

export const selectRecord = (tx: ScopedTx, id: string): Promise<PartnerRecord | null> =>
  tx.partner.findUnique({ where: keyOf(tx, id), select: recordColumns });

/** Holds a partner until the transaction ends, so that those who change it do so one after the other. */
export async function lockPartner(
  tx: ScopedTx,
  id: string,
): Promise<{ name: string; status: PartnerStatus } | null> {
  const [held] = await tx.$queryRaw<{ name: string; status: PartnerStatus }[]>`
    select name, status::text as status from partner
     where vendor_id = ${tx.vendorId} and id = ${id}::uuid for update`;
  return held ?? null;
}
