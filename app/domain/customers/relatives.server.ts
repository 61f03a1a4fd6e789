import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Customer } from "./customers.server.ts";

type Relative = { id: string; name: string; lifecycle: Customer["lifecycle"] };

/** The companies that a customer belongs with. */
export type Relatives = { parent: Relative | null; children: Relative[]; siblings: Relative[] };

/** As many of each kind as are named. */
const MOST = 6;
const columns = { id: true, name: true, lifecycle: true } as const;

/** Its parent, its subsidiaries, and the parent's others. Vendor's side only. */
export async function relativesOf(
  tx: ScopedTx,
  { id, parentId }: Pick<Customer, "id" | "parentId">,
): Promise<Relatives> {
  const { vendorId } = tx;
  const below = (parent: string) =>
    tx.customer.findMany({
      where: { vendorId, parentId: parent, id: { not: id } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: MOST,
      select: columns,
    });
  const [parent, children, siblings] = await Promise.all([
    parentId
      ? tx.customer.findUnique({
          where: { vendorId_id: { vendorId, id: parentId } },
          select: columns,
        })
      : null,
    below(id),
    parentId ? below(parentId) : [],
  ]);
  return { parent, children, siblings };
}
