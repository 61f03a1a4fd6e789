import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { World } from "#tests/support/world.ts";

const FIRST = Date.parse("2026-01-10T09:00:00Z");
const DAY_MS = 86_400_000;

/**
 * Customers by name with the wordings that Ada and Bob in turn have of them, each a day later than the one before, and a
 * web domain of its own for each wording.
 */
export async function someCustomers(world: World, wanted: Record<string, readonly string[]>) {
  const { vendorId } = world;
  const ids: Record<string, string> = {};
  const parties: Record<string, string> = {};
  let nth = 0;
  await withScope(world.system, async (tx) => {
    for (const [name, wordings] of Object.entries(wanted)) {
      const customerId = newId();
      ids[name] = customerId;
      const createdAt = new Date(FIRST + nth * DAY_MS);
      const last = wordings.at(-1) ?? name;
      await tx.customer.createMany({
        data: [
          {
            ...{ vendorId, id: customerId, createdAt },
            ...{ kind: "organisation", lifecycle: "prospect", name: last },
          },
        ],
      });
      for (const wording of wordings) {
        const id = newId();
        parties[wording] = id;
        const domain = `${wording.replace(/\W/g, "-")}.example`;
        await tx.reportedParty.createMany({
          data: [
            {
              ...{ vendorId, id, name: wording, nameKey: wording, customerId, domain },
              partnerId: nth % 2 === 0 ? world.ada.partnerId : world.bob.partnerId,
              ...{ fingerprint: id, domainKey: domain, keysVersion: 3, method: "new_customer" },
              ...{ ruleVersion: 1, score: 0, evidence: [] },
              createdAt: new Date(FIRST + nth * DAY_MS),
            },
          ],
        });
        await tx.customerIdentifier.createMany({
          data: [{ vendorId, id: newId(), customerId, scheme: "domain", value: domain }],
        });
        nth += 1;
      }
    }
  });
  /** Proposes a wording's party as a customer, as the resolver does. */
  const propose = async (wording: string, customer: string, score = 0.8) => {
    const id = newId();
    await withScope(world.system, (tx) =>
      tx.matchProposal.createMany({
        data: [
          {
            ...{ vendorId, id, partyId: parties[wording] ?? "", customerId: ids[customer] ?? "" },
            evidence: [{ key: "name", value: wording, weight: 2 }],
            ...{ score, ruleVersion: 1, createdAt: new Date(FIRST) },
          },
        ],
      }),
    );
    return id;
  };
  return { ids, parties, propose };
}
