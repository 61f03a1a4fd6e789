import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { at, day } from "./plant.ts";

/** What a customer is worth, how that is reckoned and when it was. */
export async function plantWorth(tx: ScopedTx, customerId: string) {
  const { vendorId } = tx;
  await tx.worthSetting.createMany({ data: [{ vendorId, terms: {} }] });
  await tx.worthRun.createMany({ data: [{ vendorId, day, madeAt: at, report: {} }] });
  const amounts = { rankMinor: 0n, yearMinor: 0n, beforeMinor: 0n, allMinor: 0n };
  const bought = { segment: "steady", firstDay: day, lastDay: day, purchases: 1 } as const;
  await tx.customerWorth.createMany({
    data: [{ vendorId, day, customerId, ...bought, ...amounts }],
  });
}
