import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** When each partner in scope last handed over a sales-out report that was applied. */
export async function lastSalesOutByPartner(tx: ScopedTx): Promise<Map<string, Date>> {
  const rows = await tx.submission.groupBy({
    by: ["partnerId"],
    where: { vendorId: tx.vendorId, kind: "pos", status: "applied", partnerId: { not: null } },
    _max: { createdAt: true },
  });
  return new Map(
    rows.flatMap(({ partnerId, _max }) =>
      partnerId && _max.createdAt ? [[partnerId, _max.createdAt]] : [],
    ),
  );
}
