import { expect, test } from "vitest";

import { readKeysOf } from "#app/domain/customers/read-keys.server.ts";
import { resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld } from "#tests/support/world.ts";

const at = new Date("2026-03-12T09:00:00Z");

test("parties from before are read again, once, and found by what they are called now", async () => {
  const { vendorId, system, ada } = await aWorld();
  const customerId = newId();
  await withScope(system, async (tx) => {
    const company = { vendorId, id: customerId, name: "Acme Sp. z o.o.", createdAt: at };
    await tx.customer.createMany({
      data: [{ ...company, kind: "organisation", lifecycle: "prospect" }],
    });
    await tx.reportedParty.createMany({
      data: [
        {
          ...{ ...company, id: newId(), customerId, fingerprint: "before" },
          ...{ nameKey: "acme sp z oo", domain: "shop.acme.example", duns: "21-884-1176" },
          ...{ city: "Gdynia", country: "PL", method: "new_customer", ruleVersion: 1 },
          ...{ score: 0, evidence: [] },
        },
      ],
    });
  });
  expect(await readKeysOf(vendorId)).toBe(1);
  expect(await readKeysOf(vendorId)).toBe(0);

  const party = await withScope(system, (tx) =>
    tx.reportedParty.findFirstOrThrow({ where: { vendorId, fingerprint: "before" } }),
  );
  expect(party).toMatchObject({
    nameKey: "acme",
    domainKey: "acme.example",
    dunsKey: "218841176",
    vatKey: null,
    keysVersion: 3,
  });
  const source = { partnerId: ada.partnerId };
  for (const words of [
    { name: "ACME", city: "Gdynia", country: "PL" },
    { name: "Acme Holding", domain: "acme.example" },
  ]) {
    const resolved = await withScope(system, (tx) => resolveParty(tx, source, words, at));
    expect(resolved.customerId).toBe(customerId);
  }
});
