import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** How many customers stand right below each of these; one without any is not in the answer. */
export async function subsidiaryCounts(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.customer.groupBy({
    by: ["parentId"],
    where: { vendorId: tx.vendorId, parentId: { in: [...customerIds] }, standsForId: null },
    _count: { _all: true },
  });
  return new Map(
    rows.flatMap(({ parentId, _count }) => (parentId ? [[parentId, _count._all]] : [])),
  );
}
