import { expect, test } from "vitest";

import { typedOutlook } from "#app/domain/deals/register/outlook.server.ts";
import { registrationOffer } from "#app/domain/deals/register/registration-offer.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const typed = ({ ada, sentry }: World, quantity = "10") => ({
  partnerId: ada.partnerId,
  currency: "EUR",
  country: "GB",
  lines: [
    { productId: sentry.id, quantity },
    { productId: newId(), quantity: "3" },
    { productId: sentry.id, quantity: "" },
  ],
});

test("what is typed so far leads to a programme, who decides and until when", async () => {
  const world = await aWorld();
  const { ada, manager } = world;
  const outlook = await withScope(ada, (tx) => typedOutlook(tx, ada, typed(world), thursday));
  expect(outlook).toMatchObject({
    taken: true,
    programName: "Standard",
    protectionDays: 90,
    decideBy: new Date("2026-03-17T11:49:00Z"),
    steps: [{ approver: "Ingrid" }],
  });
  // Somebody of the vendor's who registers for the partner reads the same.
  expect(
    await withScope(manager, (tx) => typedOutlook(tx, manager, typed(world), thursday)),
  ).toEqual(outlook);
  expect(
    await withScope(ada, (tx) => typedOutlook(tx, ada, { ...typed(world), lines: [] }, thursday)),
  ).toBeNull();
});

test("what no programme takes is said before it is handed in", async () => {
  const world = await aWorld();
  const { vendorId, ada, admin } = world;
  await withScope(admin, async (tx) => {
    const program = await tx.program.findFirstOrThrow({ where: { vendorId } });
    const rules = { minimumMinor: "1000000", currency: "EUR" };
    const validFrom = new Date("2026-03-01");
    await tx.programVersion.createMany({
      data: [{ vendorId, id: newId(), programId: program.id, version: 2, rules, validFrom }],
    });
  });
  const outlook = await withScope(ada, (tx) => typedOutlook(tx, ada, typed(world, "1"), thursday));
  expect(outlook).toMatchObject({ taken: false, words: [expect.any(String)] });
});

test("the offer for a partner is the same, whoever registers: its prices, its readers", async () => {
  const world = await aWorld();
  const { ada, manager } = world;
  const own = await withScope(ada, (tx) => registrationOffer(tx, ada, thursday));
  const behalf = await withScope(manager, (tx) =>
    registrationOffer(tx, manager, thursday, ada.partnerId),
  );
  expect(behalf).toEqual(own);
});
