import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { PlantedCustomer } from "./plant.ts";

const at = new Date("2026-02-01T09:00:00Z");

/** What the resolver keeps: what a party is found by, a vendor's own rule, what is common there, a question. */
export async function plantMatching(tx: ScopedTx, { customerId, partyId }: PlantedCustomer) {
  const { vendorId } = tx;
  await tx.partyKey.createMany({ data: [{ vendorId, key: 1n, partyId }] });
  const decides = { weights: { start: 0, keys: {} }, automatic: 0.98, workbench: 0.5 };
  await tx.matchRule.createMany({
    data: [
      {
        ...{ vendorId, version: 4, state: "trial", note: "Planted", ...decides },
        ...{ createdAt: at, createdBy: "Stefan" },
      },
    ],
  });
  await tx.matchRarity.createMany({
    data: [{ vendorId, countedAt: at, parties: 1, counts: { words: {}, cities: {} } }],
  });
  const asked = { score: 0.7, evidence: [], ruleVersion: 4, createdAt: at };
  await tx.matchProposal.createMany({
    data: [{ vendorId, id: newId(), partyId, customerId, ...asked }],
  });
}
