import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { standardCostRecords } from "./standard-cost-records.server.ts";

export type StandardCost = {
  validFrom: Date;
  costMicros: bigint;
  currency: string;
  /** Null where the rate of its first day is missing. */
  baseMicros: bigint | null;
};

/** What a product cost, costs and will cost, the newest first. */
export const standardCostsOf = (tx: ScopedTx, productId: string): Promise<StandardCost[]> =>
  tx.standardCost.findMany({
    where: { vendorId: tx.vendorId, productId },
    orderBy: { validFrom: "desc" },
    select: { validFrom: true, costMicros: true, currency: true, baseMicros: true },
  });

type Said = { validFrom: string; said: string | null };

/** Sets what one unit of a product costs from a day on; null takes that day's word away. */
export const setStandardCost = (
  actor: VendorActor,
  productId: string,
  { validFrom, said }: Said,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: "unknown" }> =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const known = await tx.product.count({ where: { vendorId, id: productId } });
    if (known === 0) return { ok: false, reason: "unknown" };
    const change = {
      key: productId,
      title: productId,
      fresh: false,
      fields: { [validFrom]: said },
    };
    await asSystem(tx, actor, (system) => standardCostRecords.write(system, [change], at));
    const detail = { from_day: validFrom, after: said };
    await audit(tx, actor, "standard_cost.typed", { kind: "product", id: productId }, detail);
    return { ok: true };
  });
