import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { rowText } from "#app/domain/revenue/ledger/ledger-row.ts";
import { selectLedger } from "#app/domain/revenue/ledger/work.store.server.ts";
import { closeBooks, takeClosedDays } from "#app/domain/revenue/open-period.server.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, decideAsShown, planOf, pos, sendAndLook, sendAndRead } from "./hand-over.ts";

const july = "N-1,2026-07-10,HI-4210,6,890.50,Ada,Solvang Energi AS,solvang.example";
const late = "N-9,2026-07-20,HI-4210,3,900.00,Ada,Solvang Energi AS,solvang.example";
const august = "N-10,2026-08-02,HI-4210,1,900.00,Ada,Solvang Energi AS,solvang.example";

/** Twenty units sold in at 100.00 and six of them sold in July, which is closed; lines of closed days are taken. */
async function closedJuly() {
  const world = await aWorld();
  const { vendorId, north, admin, sentry } = world;
  await reported(vendorId, "sell_in", null, [
    {
      ...{ productId: sentry.id, day: "2026-07-01", quantity: 20, amountMinor: 200_000n },
      buyerId: north.partnerId,
    },
  ]);
  const { id } = await sendAndRead(north, "pos", pos(july));
  await settleJobs(vendorId);
  await withScope(admin, async (tx) => {
    await closeBooks(tx, admin, new Date("2026-07-31"));
    await takeClosedDays(tx, admin, true);
  });
  return { world, id, closed: await booked(world, "closed") };
}

/** What stands in the closed books, or in those that are open, as text. */
const booked = (world: World, which: "closed" | "open") =>
  withScope(world.system, async (tx) =>
    (await selectLedger(tx, world.sentry.id))
      .filter(({ day, kind }) => kind !== "stock" && day <= "2026-07-31" === (which === "closed"))
      .map(rowText),
  );

/** The day of each open entry, the day that it adjusts and its line, with what it changes. */
const adjusting = (world: World) =>
  withScope(world.system, async (tx) => {
    const rows = await tx.ledgerEntry.findMany({
      where: { vendorId: tx.vendorId, adjustsDay: { not: null } },
      select: { day: true, adjustsDay: true, quantity: true, netMinor: true, factId: true },
    });
    const facts = await tx.revenueFact.findMany({
      where: { vendorId: tx.vendorId, id: { in: rows.map(({ factId }) => factId) } },
      select: { id: true, document: true, day: true, submissionId: true, rowNo: true },
    });
    return rows.map(({ day, adjustsDay, quantity, netMinor, factId }) => {
      const fact = facts.find(({ id }) => id === factId);
      const days = [day, adjustsDay, fact?.day].map((each) => each?.toISOString().slice(0, 10));
      return [fact?.document, fact?.rowNo, ...days, quantity, netMinor];
    });
  });

async function settled(world: World) {
  await settleJobs(world.vendorId);
  const worked = [await booked(world, "closed"), await booked(world, "open")];
  await rebuildLedger(world.vendorId);
  expect([await booked(world, "closed"), await booked(world, "open")]).toEqual(worked);
}

test("lines of closed days wait for somebody, and are booked on the first open day", async () => {
  const { world, closed } = await closedJuly();
  const { vendorId, north } = world;
  const { id, status } = await sendAndLook(north, "pos", pos(late, august));
  expect(status).toBe("waiting");
  expect((await planOf(vendorId, id)).unusual).toEqual([
    "Days from 2026-07-20 on are closed: what their lines change is booked on 2026-08-01",
  ]);
  await decideAsShown(north, id, "apply");
  await settled(world);
  expect(await booked(world, "closed")).toEqual(closed);
  expect(await adjusting(world)).toEqual([
    ["N-9", 2, "2026-08-01", "2026-07-20", "2026-07-20", 3, 30_000n],
  ]);
});

test("a file of closed days that is taken back is taken out of the first open day", async () => {
  const { world, id, closed } = await closedJuly();
  const { north, admin } = world;
  expect(await reverseSubmission(north, id, at)).toMatchObject({ ok: true });
  await settled(world);
  expect(await booked(world, "closed")).toEqual(closed);
  expect(await adjusting(world)).toEqual([
    ["N-1", 2, "2026-08-01", "2026-07-10", "2026-07-10", -6, -60_000n],
  ]);

  await withScope(admin, (tx) => takeClosedDays(tx, admin, false));
  const { id: again } = await sendAndRead(north, "pos", pos(august));
  expect(await reverseSubmission(north, again, at)).toMatchObject({ ok: true });
});
