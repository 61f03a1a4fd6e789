import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { EstimateSpend } from "./estimate.schema.ts";

export type Estimated = { ok: true } | { ok: false; reason: "unknown" };

/** One writer of a customer's estimates at a time; false where there is no such customer. */
async function holdCustomer(tx: ScopedTx, customerId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from customer where vendor_id = ${tx.vendorId}::int and id = ${customerId}::uuid for no key update`;
  return rows.length > 0;
}

/** Keeps what a customer is thought to spend in a year. The former estimate of that year stays in its history. */
export const estimateSpend = (
  actor: VendorActor,
  customerId: string,
  { year, amountMinor, currency, source }: EstimateSpend,
  at: Date,
): Promise<Estimated> =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    if (!(await holdCustomer(tx, customerId))) return { ok: false, reason: "unknown" };
    await tx.spendEstimate.updateMany({
      where: { vendorId, customerId, year, endedAt: null },
      data: { endedAt: at },
    });
    const kept = { id: newId(), customerId, year, amountMinor, currency, source };
    await tx.spendEstimate.createMany({
      data: [{ ...kept, vendorId, enteredBy: actor.name, enteredAt: at }],
    });
    const detail = { year, amount_minor: String(amountMinor), currency };
    await audit(tx, actor, "spend.estimated", { kind: "customer", id: customerId }, detail);
    return { ok: true };
  });

/** Takes an estimate back; the one that it took the place of holds again. */
export const takeEstimateBack = (
  actor: VendorActor,
  customerId: string,
  id: string,
  at: Date,
): Promise<Estimated> =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const found = await tx.spendEstimate.findFirst({
      // It may stand at a record that was merged into this one.
      where: {
        ...{ vendorId, id, endedAt: null },
        customer: { vendorId, OR: [{ id: customerId }, { standsForId: customerId }] },
      },
      select: { customerId: true, year: true, enteredAt: true },
    });
    if (!found) return { ok: false, reason: "unknown" };
    const { year, enteredAt } = found;
    await holdCustomer(tx, found.customerId);
    const { count } = await tx.spendEstimate.updateMany({
      where: { vendorId, id, endedAt: null },
      data: { endedAt: at },
    });
    if (count === 0) return { ok: false, reason: "unknown" };
    await tx.spendEstimate.updateMany({
      where: { vendorId, customerId: found.customerId, year, endedAt: enteredAt, id: { not: id } },
      data: { endedAt: null },
    });
    const subject = { kind: "customer", id: found.customerId };
    await audit(tx, actor, "spend.estimate_taken_back", subject, { year });
    return { ok: true };
  });
