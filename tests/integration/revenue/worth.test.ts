import { expect, test } from "vitest";

import { CustomerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { listCustomers } from "#app/domain/revenue/list-customers.server.ts";
import { estimateWorthOf } from "#app/domain/revenue/worth/estimate-worth.server.ts";
import { listWorth } from "#app/domain/revenue/worth/list-worth.server.ts";
import { previewTerms } from "#app/domain/revenue/worth/preview-terms.server.ts";
import { latestWorthRun, worthOfCustomer } from "#app/domain/revenue/worth/read-worth.server.ts";
import { WorthListQuery } from "#app/domain/revenue/worth/worth-list.schema.ts";
import { setWorthTerms } from "#app/domain/revenue/worth/worth-terms.server.ts";
import { usualTerms } from "#app/domain/revenue/worth/worth-terms.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const DAY_MS = 86_400_000;
const dayAfter = (day: string, days: number) =>
  new Date(new Date(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);

type Buyer = { name: string; from: string; every: number; times: number; minor?: bigint };

/** What a customer bought directly: so often, every so many days, from a day on. */
const bought = (world: World, { name, from, every, times, minor = 10_000n }: Buyer) =>
  Array.from({ length: times }, (_, at) => ({
    ...{ productId: world.sentry.id, day: dayAfter(from, at * every), quantity: 1 },
    ...{ amountMinor: minor + BigInt(at % 3) * 500n },
    party: { name, domain: `${name.toLowerCase().replaceAll(" ", "-")}.example` },
  }));

const list = async (world: World, search: Record<string, unknown> = {}) =>
  withScope(world.finance, async (tx) => {
    const run = await latestWorthRun(tx);
    if (!run) return [];
    return (await listWorth(tx, run.day, WorthListQuery.parse(search), 100)).rows;
  });
const named = async (world: World, search: Record<string, unknown> = {}) =>
  new Map((await list(world, search)).map((row) => [row.name, row]));

/** Two years of customers who buy monthly, some who stopped, and one who has just come. */
async function aMarket(world: World) {
  const steady = Array.from({ length: 16 }, (_, at) => ({
    ...{ name: `Steady ${at}`, from: dayAfter("2024-07-01", at), every: 25 + at, times: 400 },
    minor: 10_000n + BigInt(at * 700),
  })).map((buyer) => ({ ...buyer, times: Math.floor(720 / buyer.every) }));
  const gone = Array.from({ length: 4 }, (_, at) => ({
    ...{ name: `Gone ${at}`, from: dayAfter("2024-07-03", at), every: 28, times: 14 },
  }));
  await reported(
    world.vendorId,
    "direct",
    null,
    [
      ...steady,
      ...gone,
      { name: "Large", from: "2024-07-02", every: 14, times: 52, minor: 900_000n },
      { name: "Fresh", from: "2026-06-01", every: 20, times: 2 },
      { name: "Once", from: "2025-01-10", every: 1, times: 1 },
      { name: "Long ago", from: "2024-01-10", every: 9, times: 2 },
    ].flatMap((buyer) => bought(world, buyer)),
  );
}

test("customers are valued by what they bought, and fall into segments that say who brings what", async () => {
  const world = await aWorld();
  await aMarket(world);
  await estimateWorthOf(world.vendorId, new Date("2026-06-28T12:00:00Z"));

  const run = await withScope(world.finance, latestWorthRun);
  expect(run?.report).toMatchObject({
    buying: { ok: true },
    spending: { ok: true },
    customers: 24,
  });
  expect(run?.report.check?.made).toBeGreaterThan(0);
  const worths = await named(world);
  const segmentOf = (name: string) => worths.get(name)?.segment;
  expect(["Large", "Fresh", "Once", "Long ago", "Gone 0", "Steady 5"].map(segmentOf)).toEqual([
    ...["top", "new", "sleeping", "lost", "lost", "steady"],
  ]);
  expect([...worths.keys()][0]).toBe("Large");
  const large = worths.get("Large");
  expect(large?.purchases).toBe(52);
  expect(large?.active).toBeGreaterThan(0.95);
  expect(worths.get("Gone 0")?.active).toBeLessThan(0.1);
  // Nobody is more than once in it, and what segments add up to is what was bought.
  const { segments = [] } = run?.report ?? {};
  expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(24);
  const year = (await list(world)).reduce((sum, { yearMinor }) => sum + yearMinor, 0n);
  expect(segments.reduce((sum, { yearMinor }) => sum + yearMinor, 0n)).toBe(year);
  expect((await list(world, { segment: "leaving" })).length).toBe(6);
  expect((await list(world, { q: "stead" })).length).toBe(16);

  // The list of customers is in the same order, page by page, and may be narrowed to a segment.
  const listed = (search: Record<string, unknown>) =>
    withScope(world.finance, (tx) =>
      listCustomers(tx, CustomerListQuery.parse(search), {
        ...{ today: new Date("2026-06-28"), size: 10 },
      }),
    );
  const first = await listed({ sort: "-worth" });
  const second = await listed({ sort: "-worth", after: first.after });
  expect([...first.customers, ...second.customers].map(({ name }) => name)).toEqual(
    [...worths.keys()].slice(0, 20),
  );
  const top = await listed({ segment: "top" });
  expect(top.customers.map(({ segment }) => segment)).toEqual(["top", "top"]);
  expect(top.customers[0]?.lifetimeMinor).toBe(large?.lifetimeMinor);

  // A partner is told nothing of it.
  for (const actor of [world.ada, world.north]) {
    expect(await withScope(actor, latestWorthRun)).toBeNull();
  }
});

test("a sale that two tiers reported is one purchase at vendor net, and a return is none", async () => {
  const world = await aWorld();
  const { vendorId, north, ada, sentry } = world;
  const party = { name: "Acme Works", domain: "acme.example" };
  const line = { productId: sentry.id, quantity: 4, amountMinor: 60_000n, party };
  await reported(vendorId, "sell_in", null, [
    {
      ...{ productId: sentry.id, day: "2026-03-02", quantity: 10, amountMinor: 100_000n },
      ...{ document: "INV-7", buyerId: north.partnerId },
    },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...line, day: "2026-03-10", soldToId: ada.partnerId },
  ]);
  await reported(vendorId, "pos", ada.partnerId, [{ ...line, day: "2026-03-10" }]);
  await reported(vendorId, "direct", null, [
    { ...line, day: "2026-04-10", amountMinor: 44_000n },
    { ...line, day: "2026-04-20", quantity: -1, amountMinor: -11_000n },
  ]);
  await estimateWorthOf(vendorId, new Date("2026-04-30T12:00:00Z"));
  expect((await named(world)).get("Acme Works")).toMatchObject({
    ...{ purchases: 2, firstDay: new Date("2026-03-10"), lastDay: new Date("2026-04-10") },
    ...{ yearMinor: 40_000n + 44_000n - 11_000n, segment: "new" },
  });
});

test("the first run has former months beside it, and moves between them open to their customers", async () => {
  const world = await aWorld();
  await aMarket(world);
  await estimateWorthOf(world.vendorId, new Date("2026-06-28T12:00:00Z"));
  const days = await withScope(world.system, (tx) =>
    tx.worthRun.findMany({ where: { vendorId: world.vendorId }, orderBy: { day: "asc" } }),
  );
  expect(days.map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
    ...["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-28"],
  ]);
  const run = await withScope(world.finance, latestWorthRun);
  const moves = run?.report.moves ?? [];
  expect(moves).toContainEqual(expect.objectContaining({ from: null, to: "new", customers: 1 }));
  for (const { from, to, customers } of moves) {
    expect((await list(world, { segment: to, was: from ?? "none" })).length).toBe(customers);
  }
  const [fresh] = await list(world, { was: "none" });
  const told = await withScope(world.finance, (tx) => worthOfCustomer(tx, fresh?.customerId ?? ""));
  expect(told?.past.map(({ segment }) => segment)).toEqual(["new"]);

  // Later runs of a month take the place of earlier ones; the ends of months stay.
  await estimateWorthOf(world.vendorId, new Date("2026-06-29T12:00:00Z"));
  const later = await withScope(world.system, (tx) =>
    tx.worthRun.findMany({ where: { vendorId: world.vendorId } }),
  );
  expect(later).toHaveLength(4);
});

test("merged customers are one with the next run", async () => {
  const world = await aWorld();
  await aMarket(world);
  const at = new Date("2026-06-28T12:00:00Z");
  await estimateWorthOf(world.vendorId, at);
  const before = await named(world);
  const [into, from] = [before.get("Steady 1"), before.get("Steady 2")];
  const lines = { intoId: into?.customerId ?? "", fromId: from?.customerId ?? "" };
  await mergeCustomers(
    { actor: world.steward, followers: [], now: at },
    { ...lines, ends: [], note: null },
  );
  await estimateWorthOf(world.vendorId, at);
  const after = await named(world);
  expect(after.has("Steady 2")).toBe(false);
  expect(after.get("Steady 1")?.allMinor).toBe((into?.allMinor ?? 0n) + (from?.allMinor ?? 0n));
});

test("too few who bought again: no model, and segments by each one's own rhythm", async () => {
  const world = await aWorld();
  await reported(world.vendorId, "direct", null, [
    ...bought(world, { name: "Regular", from: "2025-01-01", every: 28, times: 19 }),
    ...bought(world, { name: "Silent", from: "2025-01-02", every: 14, times: 28 }),
  ]);
  await estimateWorthOf(world.vendorId, new Date("2026-06-01T12:00:00Z"));
  const run = await withScope(world.finance, latestWorthRun);
  expect(run?.report.buying).toEqual({ ok: false, reason: "too-few" });
  const worths = await named(world);
  expect(worths.get("Silent")).toMatchObject({
    segment: "at_risk",
    active: null,
    lifetimeMinor: null,
  });
  expect(worths.get("Regular")).toMatchObject({ segment: "steady", rhythmWeeks: 4 });
});

test("other limits are shown before they hold, and hold with the run that they ask for", async () => {
  const world = await aWorld();
  await aMarket(world);
  await estimateWorthOf(world.vendorId, new Date("2026-06-28T12:00:00Z"));
  const terms = { ...usualTerms, topPercent: 25 };
  const top = (sums: { segment: string; customers: number }[] = []) =>
    sums.find(({ segment }) => segment === "top")?.customers;
  const preview = await withScope(world.admin, (tx) => previewTerms(tx, terms));
  expect(top(preview?.now)).toBe(2);
  expect(top(preview?.then)).toBe(6);

  // Sent twice at once, for the first time.
  const set = () => withScope(world.admin, (tx) => setWorthTerms(tx, world.admin, terms));
  await Promise.all([set(), set(), set()]);
  await settleJobs(world.vendorId);
  const run = await withScope(world.finance, latestWorthRun);
  expect(run?.report.terms.topPercent).toBe(25);
  expect(top(run?.report.segments)).toBe(6);
});
