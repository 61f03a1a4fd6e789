import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Taken } from "./overlap.ts";

type Asked = {
  dealId: string;
  customerId: string;
  families: readonly { id: string; name: string }[];
};

/** Which of the families other deals protect at this customer now. Vendor's scope: it says whose they are. */
export async function takenFamilies(
  tx: ScopedTx,
  { dealId, customerId, families }: Asked,
  now: Date,
): Promise<Taken[]> {
  const rows = await tx.protection.findMany({
    where: {
      vendorId: tx.vendorId,
      customerId,
      familyId: { in: families.map(({ id }) => id) },
      dealId: { not: dealId },
      releasedAt: null,
      endsAt: { gt: now },
    },
    orderBy: [{ endsAt: "asc" }, { id: "asc" }],
    select: {
      familyId: true,
      endsAt: true,
      dealId: true,
      partnerId: true,
      deal: { select: { number: true } },
    },
  });
  const partners = await partnersById(
    tx,
    rows.map(({ partnerId }) => partnerId),
  );
  const names = new Map(families.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    familyId: row.familyId,
    familyName: names.get(row.familyId) ?? "",
    until: row.endsAt,
    dealId: row.dealId,
    number: row.deal.number,
    partnerName: partners.get(row.partnerId)?.name ?? "",
  }));
}
