import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

type Planted = { partnerId: string; partyId: string; productId: string; customerId: string };

/** A row of each table of costs and estimates. */
export async function plantCosts(
  tx: ScopedTx,
  { partnerId, partyId, productId, customerId }: Planted,
  at: Date,
) {
  const { vendorId } = tx;
  const day = new Date("2026-07-01");
  const costId = newId();
  await tx.channelCost.createMany({
    data: [
      {
        ...{ vendorId, id: costId, costKey: "1", kind: "rebate", partnerId, partyId, productId },
        ...{ fromDay: day, toDay: day, amountMinor: 5_000n, currency: "EUR", baseMinor: 5_000n },
        ...{ document: "C-1", lineNo: "1", createdAt: at },
      },
    ],
  });
  await tx.channelCostShare.createMany({
    data: [{ vendorId, costId, no: 0, partyId, productId, baseMinor: 5_000n }],
  });
  const cost = { costMicros: 400_000_000n, currency: "EUR", baseMicros: 400_000_000n };
  await tx.standardCost.createMany({ data: [{ ...cost, vendorId, productId, validFrom: day }] });
  const estimate = { year: 2026, amountMinor: 9_000_000n, currency: "EUR", source: "A talk" };
  await tx.spendEstimate.createMany({
    data: [{ ...estimate, vendorId, id: newId(), customerId, enteredBy: "Vera", enteredAt: at }],
  });
}
