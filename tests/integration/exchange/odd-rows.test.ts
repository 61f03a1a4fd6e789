import { describe, expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { setPriceRule } from "#app/domain/exchange/price-rule.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { readRevenue } from "#app/domain/revenue/read-revenue.server.ts";
import {
  RevenueSearch,
  revenueQuery,
  uncoveredCell,
} from "#app/domain/revenue/revenue-query.schema.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld } from "#tests/support/world.ts";

import {
  at,
  decideAsShown,
  liveFacts,
  planOf,
  pos,
  sendAndLook,
  sendAndRead,
  submissionOf,
} from "./hand-over.ts";

const line = (document: string, over: { price?: string; day?: string; quantity?: string } = {}) =>
  `${document},${over.day ?? "2026-07-10"},HI-4210,${over.quantity ?? "6"},${over.price ?? "890.50"},Ada,Solvang,solvang.no`;

/** "3 taken: Unit Price: what", of everything that is told of a file's rows. */
async function told(actor: Actor, id: string): Promise<string[]> {
  const page = await readSubmissionPage(actor, id, {});
  return (page?.mistakes ?? []).map(
    ({ rows, verdict, column, what, values }) =>
      `${rows} ${verdict}: ${column} ${values.join(", ")}: ${what}`,
  );
}

const offList = "Unit price is more than 50 % below the list price";

describe("a row that is odd", () => {
  test("is taken, but a clean file with one waits, named and listed", async () => {
    const { vendorId, north } = await aWorld();

    const { id, status } = await sendAndLook(north, "pos", pos(line("N-1", { price: "89" })));

    expect(status).toBe("waiting");
    const warnings = [{ column: "Unit Price", what: offList, rows: 1 }];
    expect(await planOf(vendorId, id)).toMatchObject({ fresh: 1, refused: 0, warnings });
    expect(await told(north, id)).toEqual([`1 taken: Unit Price 89: ${offList}`]);
    await decideAsShown(north, id, "apply");
    await settleJobs(vendorId);
    expect(await submissionOf(vendorId, id)).toMatchObject({ status: "applied", rowsTaken: 1 });
    expect(await liveFacts(vendorId)).toMatchObject([{ unitMicros: 89_000_000n }]);
    expect(await told(north, id)).toHaveLength(1);
  });

  test("and is known already is the same, and keeps it reported when the first file is taken back", async () => {
    const { vendorId, north } = await aWorld();
    const odd = line("N-1", { price: "89" });
    const first = await sendAndRead(north, "pos", pos(odd));
    const second = await sendAndRead(north, "pos", pos(odd, line("N-2")));
    expect(second).toMatchObject({ status: "applied", rowsTaken: 1, rowsSame: 1 });

    await reverseSubmission(north, first.id, at);
    await settleJobs(vendorId);

    const live = await liveFacts(vendorId);
    expect(live.map(({ document, submissionId }) => [document, submissionId])).toEqual([
      ["N-1", second.id],
      ["N-2", second.id],
    ]);
  });

  test("is refused where the vendor wants it so", async () => {
    const { north, admin } = await aWorld();
    await withScope(admin, (tx) => setPriceRule(tx, admin, { tolerance: 20, refuses: true }));

    const { id, status } = await sendAndLook(
      north,
      "pos",
      pos(line("N-1", { price: "799" }), line("N-2", { price: "800" })),
    );

    expect(status).toBe("waiting");
    expect(await told(north, id)).toEqual([
      "1 refused: Unit Price 799: Unit price is more than 20 % below the list price",
    ]);
  });
});

const header = "Invoice No,Invoice Date,Part Number,Qty,Unit Price,Reseller,End Customer";
const file = (columns: string, ...rows: string[]) =>
  [`${header},${columns}`, ...rows].map((row) => `${row}\n`).join("");

test("what is no sale to anybody is left out, named, and counted apart", async () => {
  const { vendorId, north } = await aWorld();
  const row = (document: string, quantity: number, type: string) =>
    `${document},2026-07-10,HI-4210,${quantity},890.50,Ada,Solvang,${type}`;

  const { id } = await sendAndLook(
    north,
    "pos",
    file("Transaction Type", row("N-1", 6, "SS"), row("N-2", 4, "IB"), row("N-3", -1, "BN")),
  );

  expect(await submissionOf(vendorId, id)).toMatchObject({
    ...{ status: "applied", rowsRead: 3, rowsTaken: 2, rowsRefused: 0, rowsLeftOut: 1 },
  });
  expect((await liveFacts(vendorId)).map(({ quantity }) => quantity)).toEqual([6, -1]);
  expect(await told(north, id)).toEqual([
    "1 left_out: Transaction Type IB: Interbranch transfer is no sale to anybody",
  ]);
  const only = await sendAndLook(north, "pos", file("Transaction Type", row("N-4", 4, "IB")));
  expect(only).toMatchObject({ status: "refused", problem: "All of the rows were left out" });
});

describe("what a line refers to", () => {
  const row = (document: string, quantity: number, ...references: string[]) =>
    `${document},2026-07-10,HI-4210,${quantity},890.50,Ada,Solvang,${references.join(",")}`;
  const referring = (...rows: string[]) =>
    file("Deal Reg No,Ship and Debit No,Serial Numbers", ...rows);

  test("stays with its fact, and a line that says another deal is another line", async () => {
    const world = await aWorld();
    const { vendorId, north, ada, manager, sentry } = world;
    const dealId = await aRegistration(ada, { products: [sentry] });
    await approveDeal(manager, { dealId, note: null, freeOnly: false }, thursday);
    const { number } = await withScope(manager, (tx) =>
      tx.deal.findUniqueOrThrow({ where: { vendorId_id: { vendorId, id: dealId } } }),
    );

    await sendAndRead(north, "pos", referring(row("N-1", 2, number, "SPA-9", "S1 S2")));
    expect(await liveFacts(vendorId)).toMatchObject([
      { dealId, authorisation: "SPA-9", serials: ["S1", "S2"] },
    ]);
    const cell = uncoveredCell(north.partnerId, sentry.id);
    const query = revenueQuery(RevenueSearch.parse({ cell }), at, {
      currency: "EUR",
      calendar: { firstMonth: 1, weeks: null },
      timeZone: "UTC",
    });
    const { lineage } = await withScope(world.finance, (tx) => readRevenue(tx, query));
    expect(lineage?.lines).toMatchObject([{ authorisation: "SPA-9", serials: ["S1", "S2"] }]);
    expect(lineage?.open?.deal).toEqual({ id: dealId, number });
    const again = await sendAndRead(north, "pos", referring(row("N-1", 2, "", "SPA-9", "S1 S2")));

    expect(again).toMatchObject({ rowsTaken: 1, rowsChanged: 1 });
    expect(await liveFacts(vendorId)).toMatchObject([{ dealId: null, authorisation: "SPA-9" }]);
    await reverseSubmission(north, again.id, at);
    await settleJobs(vendorId);
    expect(await liveFacts(vendorId)).toMatchObject([{ dealId, serials: ["S1", "S2"] }]);
  });

  test("a deal that is not approved, or of a partner out of sight, is told and left away", async () => {
    const { vendorId, north, south, ada, manager, sentry } = await aWorld();
    const dealId = await aRegistration(ada, { products: [sentry] });
    const { number } = await withScope(manager, (tx) =>
      tx.deal.findUniqueOrThrow({ where: { vendorId_id: { vendorId, id: dealId } } }),
    );
    const sold = `N-1,2026-07-10,HI-4210,2,890.50,,Solvang,${number},,`;

    const seen = await sendAndLook(north, "pos", referring(sold));
    const unseen = await sendAndLook(south, "pos", referring(sold));

    expect(await told(north, seen.id)).toEqual([
      `1 taken: Deal Reg No ${number}: Deal registration is not approved`,
    ]);
    expect(await told(south, unseen.id)).toEqual([
      `1 taken: Deal Reg No ${number}: Deal registration not known`,
    ]);
    await decideAsShown(south, unseen.id, "apply");
    await settleJobs(vendorId);
    expect(await liveFacts(vendorId)).toMatchObject([{ dealId: null }]);
  });

  test("a serial number is sold once, unless it came back", async () => {
    const { vendorId, north, south } = await aWorld();
    await sendAndRead(north, "pos", referring(row("N-1", 2, "", "", "S1 S2")));
    const again = await sendAndLook(
      north,
      "pos",
      referring(
        row("N-2", 1, "", "", "s1"),
        row("N-3", 1, "", "", "S9"),
        row("N-4", 1, "", "", "S9"),
      ),
    );
    expect(await told(north, again.id)).toEqual([
      "1 taken: Serial Numbers S1: The serial number was reported as sold before",
      "1 taken: Serial Numbers S9: The serial number stands in another row of the file",
    ]);
    // Of another sender it says nothing: what one reports is not the other's to know.
    const other = `N-1,2026-07-10,HI-4210,1,890.50,,Solvang,,,S1`;
    expect(await sendAndLook(south, "pos", referring(other))).toMatchObject({ status: "applied" });
    await decideAsShown(north, again.id, "discard");
    await settleJobs(vendorId);
    await sendAndRead(north, "pos", referring(row("R-1", -1, "", "", "S1")));
    const resold = await sendAndLook(north, "pos", referring(row("N-5", 1, "", "", "S1")));
    expect(resold).toMatchObject({ status: "applied" });
  });
});

test("a branch that no file named before is told once, and known when the file is applied", async () => {
  const { vendorId, north } = await aWorld();
  const row = (document: string, branch: string) =>
    `${document},2026-07-0${document.slice(-1)},HI-4210,6,890.50,Ada,Solvang,${branch}`;
  const first = await sendAndLook(north, "pos", file("Branch", row("N-1", "Oslo")));
  expect(first).toMatchObject({ status: "applied" });

  const second = await sendAndLook(
    north,
    "pos",
    file("Branch", row("N-2", "oslo"), row("N-3", "Bergen"), row("N-4", "Bergen")),
  );

  expect(await told(north, second.id)).toEqual(["1 taken: Branch Bergen: Branch not seen before"]);
  await decideAsShown(north, second.id, "apply");
  await settleJobs(vendorId);
  const third = await sendAndLook(north, "pos", file("Branch", row("N-5", "BERGEN")));
  expect(third).toMatchObject({ status: "applied" });
  await reverseSubmission(north, third.id, at);
  await reverseSubmission(north, second.id, at);
  await settleJobs(vendorId);
  const fourth = await sendAndLook(north, "pos", file("Branch", row("N-6", "Bergen")));
  expect(await told(north, fourth.id)).toHaveLength(1);
});

test("a sale that was reported under another number is told; the same line again is the same", async () => {
  const { vendorId, north } = await aWorld();
  await sendAndRead(north, "pos", pos(line("N-1"), line("N-2", { quantity: "7" })));

  const again = await sendAndLook(
    north,
    "pos",
    pos(line("N-1"), line("ORDER-1"), line("N-3", { day: "2026-07-11" })),
  );

  expect(again).toMatchObject({ status: "waiting" });
  expect(await told(north, again.id)).toEqual([
    "1 taken: Invoice No ORDER-1: Reported before under another number",
  ]);
  const page = await readSubmissionPage(north, again.id, {});
  expect(page?.mistakes[0]?.hint).toBe("As N-1: the same day, part, quantity, price and buyer");
  expect(await liveFacts(vendorId)).toHaveLength(2);
});

test("what is odd about a customer is told when it is written so for the first time", async () => {
  const { vendorId, north } = await aWorld();
  const row = (document: string, price = "890.50") =>
    `${document},2026-07-0${document.slice(-1)},HI-4210,6,${price},Ada,Solvang,gmail.com`;

  const first = await sendAndLook(north, "pos", pos(row("N-1")));
  expect(await told(north, first.id)).toEqual([
    "1 taken: Customer Web gmail.com: Customer web belongs to a provider that anybody may use",
  ]);
  await decideAsShown(north, first.id, "apply");
  await settleJobs(vendorId);

  expect(await sendAndLook(north, "pos", pos(row("N-2")))).toMatchObject({ status: "applied" });
  const other = await sendAndLook(north, "pos", pos(row("N-3", "89")));
  expect(await told(north, other.id)).toEqual([`1 taken: Unit Price 89: ${offList}`]);
});

test("stock that does not add up, or was counted long ago, is told", async () => {
  const { vendorId, north } = await aWorld();
  const header = "As Of;Location;Part Number;Qty On Hand;Available;Committed\n";

  const odd = await sendAndLook(north, "inventory", `${header}2026-09-30;OSL1;HI-4210;10;8;3\n`);
  const old = await sendAndLook(north, "inventory", `${header}2025-09-30;OSL1;HI-4210;10;8;2\n`);

  expect(await told(north, odd.id)).toEqual([
    "1 taken: Available 8: Available and committed are more than on hand",
  ]);
  expect(await told(north, old.id)).toEqual([
    "1 taken: As Of 2025-09-30: As of is more than 92 days ago",
  ]);
  expect(await planOf(vendorId, odd.id)).toMatchObject({ fresh: 1, refused: 0 });
});

test("what a warning is about is read in the scope of the file alone", async () => {
  const { north, south } = await aWorld();
  const { id } = await sendAndLook(north, "pos", pos(line("N-1", { price: "89" })));
  expect(await readSubmissionPage(south, id, {})).toBeNull();
});
