import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { editionOf } from "#app/platform/edition.server.ts";

export type Tier = {
  id: string;
  name: string;
  rank: number;
  /** Hundredths of a percent off the list price. */
  discountBp: number;
  partners: number;
  edition: string;
};

export const tierEdition = ({ name, discountBp }: { name: string; discountBp: number }) =>
  editionOf({ name, discountBp });

/** The tiers from the highest down, with how many partners are on each. */
export async function listTiers(tx: ScopedTx): Promise<Tier[]> {
  const rows = await tx.tier.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: [{ rank: "asc" }, { name: "asc" }],
    select: { id: true, name: true, rank: true, discountBp: true },
  });
  const counts = await tx.partner.groupBy({
    by: ["tierId"],
    where: { vendorId: tx.vendorId },
    _count: true,
  });
  const on = new Map(counts.map(({ tierId, _count }) => [tierId, _count]));
  return rows.map((row) => ({ ...row, partners: on.get(row.id) ?? 0, edition: tierEdition(row) }));
}
