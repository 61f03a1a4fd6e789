import { expect, test } from "vitest";

import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { setParent } from "#app/domain/customers/decisions/set-parent.server.ts";
import { undoDecision } from "#app/domain/customers/decisions/undo-decision.server.ts";
import { listOwnReported, ownWordings } from "#app/domain/customers/own-reported.server.ts";
import { type MomentKind, momentKinds, placeFrom } from "#app/domain/customers/story/moment.ts";
import { type Reach, whoseAre } from "#app/domain/customers/whose.server.ts";
import { netOf } from "#app/domain/revenue/of-customer/bought.ts";
import { type LinesQuery, wayWord } from "#app/domain/revenue/of-customer/lines-query.ts";
import { ownSalesTo } from "#app/domain/revenue/of-customer/own-sales.server.ts";
import {
  boughtByEach,
  readBought,
  serialsHeld,
} from "#app/domain/revenue/of-customer/read-bought.server.ts";
import { readLines } from "#app/domain/revenue/of-customer/read-lines.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { readStory } from "#app/routes/desk/customer-story.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-06-30T09:00:00Z");
const by = (world: World): Deciding => ({ actor: world.steward, followers: [], now });
const acme = { name: "Acme Pumps", domain: "acme.example" };
const apex = { name: "Apex Valves", domain: "apex.example" };

const customerNamed = (world: World, name: string) =>
  withScope(world.manager, (tx) =>
    tx.customer.findFirstOrThrow({
      where: { vendorId: tx.vendorId, name },
      select: { id: true },
    }),
  ).then(({ id }) => id);

/** North buys ten and sells four through Ada, one of which comes back; the vendor sells two itself, and three to Apex. */
async function sold() {
  const world = await aWorld();
  const { vendorId, north, ada, sentry, relay } = world;
  const productId = sentry.id;
  await reported(vendorId, "sell_in", null, [
    { productId, day: "2026-01-05", quantity: 10, amountMinor: 1_000n, buyerId: north.partnerId },
  ]);
  const through = { productId, soldToId: ada.partnerId, party: acme };
  await reported(vendorId, "pos", north.partnerId, [
    { ...through, day: "2026-02-01", quantity: 4, amountMinor: 600n },
    { ...through, day: "2026-03-01", quantity: -1, amountMinor: -150n },
  ]);
  await reported(vendorId, "direct", null, [
    { productId: relay.id, day: "2026-05-01", quantity: 2, amountMinor: 240n, party: acme },
    { productId: relay.id, day: "2026-05-02", quantity: 3, amountMinor: 330n, party: apex },
  ]);
  const [acmeId, apexId] = [
    await customerNamed(world, acme.name),
    await customerNamed(world, apex.name),
  ];
  return { world, acmeId, apexId };
}

const boughtBy = (world: World, customerId: string, reach: Reach = "own") =>
  withScope(world.manager, async (tx) => {
    const { partyIds } = await whoseAre(tx, customerId, reach);
    return readBought(tx, partyIds, "EUR");
  });

const everything: LinesQuery = {
  ...{ from: null, to: null, channel: "all", way: null, product: null, serials: false },
};

const linesOf = (world: World, customerId: string, query: Partial<LinesQuery> = {}) =>
  withScope(world.manager, async (tx) => {
    const { partyIds } = await whoseAre(tx, customerId, "own");
    const asked = { partyIds, query: { ...everything, ...query } };
    const page = await readLines(tx, asked, null);
    const net = page.lines.reduce((sum, { netMinor }) => sum + netMinor, 0n);
    const units = page.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    // What stands over the lines is what they add up to.
    expect(page.totals).toMatchObject({ lines: page.lines.length, netMinor: net, units });
    return { ...page, net, units };
  });

test("every figure of a customer is the sum of the lines that it opens to", async () => {
  const { world, acmeId } = await sold();
  const bought = await boughtBy(world, acmeId);
  expect(bought.sums).toMatchObject({
    ...{ units: 5, indirectMinor: 300n, directMinor: 240n, streetMinor: 690n, purchases: 2 },
    ...{ firstDay: new Date("2026-02-01"), lastDay: new Date("2026-05-01") },
  });
  expect((await linesOf(world, acmeId)).net).toBe(netOf(bought.sums));
  for (const channel of ["direct", "indirect"] as const) {
    const { net } = await linesOf(world, acmeId, { channel });
    expect(net).toBe(bought.sums[`${channel}Minor`]);
  }
  for (const { month, ...sums } of bought.months) {
    const to = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0));
    expect((await linesOf(world, acmeId, { from: month, to })).net).toBe(netOf(sums));
  }
  for (const { product, ...sums } of bought.products) {
    const lines = await linesOf(world, acmeId, { product: product.id });
    expect([lines.net, lines.units]).toEqual([netOf(sums), sums.units]);
  }
  for (const { way, ...sums } of bought.ways) {
    expect((await linesOf(world, acmeId, { way })).net).toBe(netOf(sums));
  }
  expect(bought.ways.map(({ partnerNames }) => partnerNames)).toEqual([["North", "Ada"], []]);
  expect(new Set(bought.ways.map(({ way }) => wayWord(way))).size).toBe(2);
  expect(bought.products.map(({ through }) => through)).toEqual([["Ada"], ["Direct"]]);
});

test("a line says who reported it in which row, and serial numbers come back with their units", async () => {
  const { world, acmeId } = await sold();
  for (const [rowNo, serials] of [
    [2, ["S1", "S2", "S3"]],
    [3, ["S2"]],
  ] as const) {
    await withScope(world.system, (tx) =>
      tx.revenueFact.updateMany({
        where: {
          vendorId: tx.vendorId,
          partnerId: world.north.partnerId,
          kind: "sell_through",
          rowNo,
        },
        data: { serials: [...serials] },
      }),
    );
  }
  const { lines } = await linesOf(world, acmeId, { serials: true });
  expect(
    lines.map(({ reporter, through, serials, source }) => [
      reporter,
      through,
      serials,
      source?.rowNo,
    ]),
  ).toEqual([
    ["North", ["North", "Ada"], ["S2"], 3],
    ["North", ["North", "Ada"], ["S1", "S2", "S3"], 2],
  ]);
  const held = await withScope(world.manager, async (tx) =>
    serialsHeld(tx, (await whoseAre(tx, acmeId, "own")).partyIds),
  );
  expect([...held]).toEqual([[world.sentry.id, 2]]);
});

test("a family's figures are the sum of its members', and follow the hierarchy", async () => {
  const { world, acmeId, apexId } = await sold();
  const [alone, below] = [await boughtBy(world, acmeId), await boughtBy(world, apexId)];
  expect((await boughtBy(world, acmeId, "family")).sums).toEqual(alone.sums);
  await setParent(by(world), { customerId: apexId, parentId: acmeId, note: null });
  const family = await boughtBy(world, acmeId, "family");
  expect(netOf(family.sums)).toBe(netOf(alone.sums) + netOf(below.sums));
  expect(family.sums.units).toBe(alone.sums.units + below.sums.units);
  const each = await withScope(world.manager, (tx) =>
    boughtByEach(tx, [acmeId, apexId], { from: new Date("2026-01-01") }),
  );
  expect(each).toEqual(
    new Map([
      [acmeId, netOf(alone.sums)],
      [apexId, netOf(below.sums)],
    ]),
  );
});

test("a merged customer's figures and story move along, and its undo takes them back", async () => {
  const { world, acmeId, apexId } = await sold();
  const [before, other] = [await boughtBy(world, acmeId), await boughtBy(world, apexId)];
  const merged = await mergeCustomers(by(world), {
    ...{ intoId: acmeId, fromId: apexId, ends: [], note: "One group" },
  });
  if (!merged.ok) throw new Error(merged.reason);
  const together = await boughtBy(world, acmeId);
  expect(netOf(together.sums)).toBe(netOf(before.sums) + netOf(other.sums));
  expect((await boughtBy(world, apexId)).sums.units).toBe(0);
  const told = await story(world, acmeId, "decided");
  expect(told.map(({ text, note }) => [text, note])).toEqual([
    [`Merged ${apex.name} into ${acme.name}`, "One group"],
  ]);
  await undoDecision(by(world), { decisionId: merged.decisionId, ends: [], note: null });
  expect((await boughtBy(world, acmeId)).sums).toEqual(before.sums);
  expect((await boughtBy(world, apexId)).sums).toEqual(other.sums);
});

/** The whole story of a customer, read in pages of three. */
const story = (world: World, customerId: string, kind?: MomentKind, take = 3) =>
  withScope(world.manager, async (tx) => {
    const whose = await whoseAre(tx, customerId, "own");
    const asked = {
      ...{
        whose,
        of: { customerId, reach: "own" as const },
        kinds: kind ? [kind] : momentKinds,
        take,
      },
      vendor: { currency: "EUR", shortName: "Halden" },
    };
    let page = await readStory(tx, { ...asked, before: null });
    const told = [...page.moments];
    while (page.next) {
      page = await readStory(tx, { ...asked, before: placeFrom(page.next) });
      told.push(...page.moments);
    }
    return told;
  });

test("a story read in pages is the whole one, each moment once, the latest first", async () => {
  const { world, acmeId } = await sold();
  await aRegistration(world.bob, { products: [world.sentry], ...acme }, now);
  const paged = await story(world, acmeId);
  expect(paged).toEqual(await story(world, acmeId, undefined, 1_000));
  const kinds = new Set(paged.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["deal", "reported", "sale"]);
  expect(paged.filter(({ kind }) => kind === "sale").map(({ text }) => text)).toEqual([
    ...["Bought 2 units in May 26", "Sent back 1 unit in Mar 26", "Bought 4 units in Feb 26"],
  ]);
  const times = paged.map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

test("a partner has the customers that it named by its own names, whatever the vendor makes of them", async () => {
  const { world, acmeId } = await sold();
  const { vendorId, ada, bob, sentry } = world;
  const own = (name: string, quantity: number) => ({
    ...{ productId: sentry.id, day: "2026-04-01", quantity, amountMinor: 50n },
    party: { name, domain: `${name.toLowerCase()}.example` },
  });
  await reported(vendorId, "pos", ada.partnerId, [own("Acme", 1), own("Zeta", 2)]);
  await reported(vendorId, "pos", bob.partnerId, [own("Acme", 7), own("Zeta", 9), own("Omega", 1)]);
  const see = () =>
    withScope(ada, async (tx) => {
      const { customers } = await listOwnReported(tx, ada.partnerId, { q: "", after: undefined });
      const each = [];
      for (const { partyId, name } of customers) {
        const wordings = await ownWordings(tx, ada.partnerId, partyId);
        const ids = wordings.map(({ id }) => id);
        const { products } = await ownSalesTo(tx, ada.partnerId, ids);
        each.push([name, wordings.length, products.map(({ units }) => units)]);
      }
      return each;
    });
  const seen = await see();
  expect(seen).toEqual([
    ["Acme", 1, [1]],
    ["Zeta", 1, [2]],
  ]);
  // The vendor finds that both are one customer: not a word of that reaches the partner.
  await mergeCustomers(by(world), {
    ...{ intoId: acmeId, fromId: await customerNamed(world, "Zeta"), ends: [], note: null },
  });
  expect(await see()).toEqual(seen);
  // Another's wording is the same nothing as one that nobody has.
  const theirs = await withScope(world.manager, (tx) =>
    tx.reportedParty.findFirstOrThrow({
      where: { vendorId, partnerId: bob.partnerId, name: "Omega" },
      select: { id: true },
    }),
  );
  for (const id of [theirs.id, newId()]) {
    const answer = await withScope(ada, async (tx) => [
      await ownWordings(tx, ada.partnerId, id),
      await listOwnReported(tx, ada.partnerId, { q: "", after: id }),
      await listOwnReported(tx, ada.partnerId, { q: "Omega", after: undefined }),
      await ownSalesTo(tx, ada.partnerId, [id]),
    ]);
    expect(answer).toEqual([
      [],
      { customers: [], after: null },
      { customers: [], after: null },
      { products: [], months: [], lines: [], lineCount: 0 },
    ]);
  }
});
