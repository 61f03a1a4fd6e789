import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Consolidated } from "./forecast.ts";
import { firstDayOf, type Month, monthOf } from "./month.ts";

const ROWS_AT_ONCE = 2_000;

/** Puts what was worked out in place of what stood there. */
export async function replaceConsensus(
  tx: ScopedTx,
  productIds: readonly string[],
  rows: readonly Consolidated[],
  calculatedAt: Date,
) {
  const { vendorId } = tx;
  await tx.consensus.deleteMany({ where: { vendorId, productId: { in: [...productIds] } } });
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await tx.consensus.createMany({
      data: rows.slice(start, start + ROWS_AT_ONCE).map(({ month, ...row }) => ({
        ...row,
        vendorId,
        bucketStart: firstDayOf(month),
        bucket: "month" as const,
        calculatedAt,
      })),
    });
  }
}

/** Consolidated demand in scope: a supplier's own products for a supplier, everything for the vendor. */
export async function selectConsensus(
  tx: ScopedTx,
  { from, productIds }: { from: Month; productIds: readonly string[] },
): Promise<(Consolidated & { calculatedAt: Date })[]> {
  const rows = await tx.consensus.findMany({
    where: {
      vendorId: tx.vendorId,
      productId: { in: [...productIds] },
      bucketStart: { gte: firstDayOf(from) },
    },
    orderBy: [{ productId: "asc" }, { bucketStart: "asc" }],
    select: {
      productId: true,
      bucketStart: true,
      supplierId: true,
      channelQuantity: true,
      supplierQuantity: true,
      publishers: true,
      calculatedAt: true,
    },
  });
  return rows.map(({ bucketStart, ...row }) => ({ ...row, month: monthOf(bucketStart) }));
}
