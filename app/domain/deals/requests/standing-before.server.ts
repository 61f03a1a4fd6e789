import { partnersById } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Taken } from "../conflicts/overlap.ts";

type Wanted = {
  dealId: string;
  customerId: string;
  families: readonly { id: string; name: string }[];
  window: { from: Date; until: Date };
};

/** What other deals protect at a customer within a window. Vendor's scope: it says whose it is. */
export async function standingBefore(
  tx: ScopedTx,
  { dealId, customerId, families, window }: Wanted,
): Promise<Taken[]> {
  const rows = await tx.protection.findMany({
    where: {
      vendorId: tx.vendorId,
      customerId,
      familyId: { in: families.map(({ id }) => id) },
      dealId: { not: dealId },
      releasedAt: null,
      startsAt: { lt: window.until },
      endsAt: { gt: window.from },
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
