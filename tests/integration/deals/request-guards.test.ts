import { expect, test } from "vitest";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { attempt } from "#tests/support/attempt.ts";
import { aWorld, withRole } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const extended = new Date("2026-08-09T21:59:59.999Z");

test("in SQL, nobody answers for the other side, and the constraints hold what the code asks", async () => {
  const world = await aWorld();
  const { ada, manager, system } = world;
  const dealId = await aRegistration(ada, { products: [world.sentry] });
  await approveDeal(manager, { dealId, note: null, freeOnly: false }, thursday);
  const row = (tx: ScopedTx, more: Partial<Prisma.DealRequestCreateManyInput> = {}) => ({
    ...{ vendorId: tx.vendorId, id: newId(), dealId, partnerId: ada.partnerId },
    ...{
      kind: "extension" as const,
      status: "pending" as const,
      registration: 1,
      reason: "The board",
    },
    ...{ askedBy: ada.membershipId ?? "", askedName: "Ada", askedAt: friday, answerBy: friday },
    ...{ endsAt: extended, ...more },
  });
  const add =
    (more: Partial<Prisma.DealRequestCreateManyInput> = {}) =>
    (tx: ScopedTx) =>
      tx.dealRequest.createMany({ data: [row(tx, more)] });
  const set = (data: Prisma.DealRequestUncheckedUpdateManyInput) => (tx: ScopedTx) =>
    tx.dealRequest.updateMany({ where: { vendorId: tx.vendorId, dealId }, data });

  expect(await attempt(ada, add({ status: "granted", answeredAt: friday }))).toBe("guard");
  expect(await attempt(ada, add({ registration: 2 }))).toBe("guard");
  expect(await attempt(ada, add({ askedAt: new Date("2026-06-20") }))).toBe("guard");
  expect(await attempt(manager, add())).toBe("scope");
  expect(await attempt(withRole(ada, "operations"), add())).toBe("scope");
  expect(await attempt(ada, add())).toBe(1);
  await expect(attempt(ada, add())).rejects.toThrow(/deal_request_one_extension/);
  await expect(attempt(system, add({ kind: "amendment", endsAt: null }))).rejects.toThrow(
    /deal_request_asks_for_something/,
  );

  expect(await attempt(ada, set({ status: "granted", answeredAt: friday }))).toBe("guard");
  expect(await attempt(ada, set({ endsAt: new Date("2030-01-01") }))).toBe("guard");
  expect(await attempt(manager, set({ reason: "Something else" }))).toBe("guard");
  expect(await attempt(manager, set({ status: "withdrawn", answeredAt: friday }))).toBe("guard");
  expect(await attempt(world.bob, set({ status: "withdrawn", answeredAt: friday }))).toBe(0);
  expect(await attempt(ada, set({ status: "withdrawn", answeredAt: friday }))).toBe(1);
  expect(await attempt(manager, set({ status: "granted", answeredAt: friday }))).toBe("guard");
});
