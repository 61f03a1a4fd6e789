import { expect, test } from "vitest";

import { DealListQuery, dealGroups, dealSorts } from "#app/domain/deals/lists/deal-list-query.ts";
import { exportDeals } from "#app/domain/deals/lists/list-deals.server.ts";
import { pageOfDeals } from "#app/domain/deals/lists/page-of-deals.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const states = [
  "draft",
  "submitted",
  "approved",
  "approved",
  "won",
  "rejected",
  "expired",
] as const;
const day = (number: number) => new Date(Date.UTC(2026, 4, number));

/** Deals of Ada's in every state, some of the same value and some without an end, beside one of its distributor's. */
async function aFullList({ ada, north, system, sentry }: World) {
  const first = await aRegistration(ada, { products: [sentry] });
  await aRegistration(withRole(north, "sales_rep"), { products: [sentry] });
  await withScope(system, async (tx) => {
    const { vendorId } = tx;
    const deal = await tx.deal.findUniqueOrThrow({
      where: { vendorId_id: { vendorId, id: first } },
    });
    await tx.deal.createMany({
      data: states.map((status, place) => {
        const id = newId();
        const ended = status === "approved" || status === "expired";
        return {
          ...deal,
          id,
          number: `DR-${id.slice(-9)}`,
          rules: { activityDays: 10 + place },
          status,
          // Some hold "50", and none "50%".
          customerName: `Customer 50${place % 3}`,
          valueMinor: BigInt(place % 2) * 100n,
          closeDay: day(1 + (place % 4)),
          createdAt: day(2 + place),
          protectedUntil: ended ? day(20 + place) : null,
        };
      }),
    });
  });
}

const all = (actor: PartnerActor, query: DealListQuery) =>
  withScope(actor, (tx) => exportDeals(tx, query, actor));

async function paged(actor: PartnerActor, query: DealListQuery, size: number) {
  const page = (change: object) =>
    withReadScope(actor, (tx) => pageOfDeals(tx, { ...query, ...change }, actor, size));
  const forwards = [await page({})];
  for (let last = forwards[0]; last?.after; ) {
    last = await page({ after: last.after });
    forwards.push(last);
  }
  const backwards = [forwards.at(-1)];
  for (let first = backwards[0]; first?.before; ) {
    first = await page({ before: first.before });
    backwards.unshift(first);
  }
  return { forwards, backwards: backwards.flatMap((each) => (each ? [each] : [])) };
}

test("in every order, pages show what the whole list does, forwards and back", async () => {
  const world = await aWorld();
  await aFullList(world);

  const sorts = dealSorts.flatMap((each) => [each, `-${each}`]);
  const check = async (sort: string) => {
    const query = DealListQuery.parse({ sort });
    const whole = (await all(world.ada, query)).map(({ id }) => id);
    expect(whole).toHaveLength(states.length + 1);
    const { forwards, backwards } = await paged(world.ada, query, 3);
    const seen = forwards.flatMap(({ deals }) => deals.map(({ id }) => id));
    expect(seen, sort).toEqual(whole);
    expect(
      backwards.flatMap(({ deals }) => deals.map(({ id }) => id)),
      sort,
    ).toEqual(whole);
  };
  await Promise.all(sorts.map(check));
});

test("a row of a page says the same as the whole list", async () => {
  const world = await aWorld();
  await aFullList(world);

  const query = DealListQuery.parse({});
  const whole = await all(world.ada, query);
  const { deals } = await withReadScope(world.ada, (tx) => pageOfDeals(tx, query, world.ada));
  expect(deals).toHaveLength(whole.length);
  for (const deal of deals) {
    const same = whole.find(({ id }) => id === deal.id);
    // Since when nobody was heard of matters while a deal is protected, and is asked for only then.
    const heardAt = deal.status === "approved" ? same?.heardAt : null;
    expect({ ...same, ...deal }).toEqual({ ...same, heardAt });
  }
});

test("states, words and own deals narrow the pages as they do the list, for a distributor as well", async () => {
  const world = await aWorld();
  await aFullList(world);

  const choices = [
    ...Object.keys(dealGroups).map((status) => ({ status })),
    { q: "customer 501" },
    { q: "50%" },
    { who: "mine" },
    { who: "mine", status: "approved", q: "customer", sort: "-protected" },
    {},
  ];
  for (const actor of [world.ada, world.north, world.bob]) {
    for (const choice of choices) {
      const query = DealListQuery.parse(choice);
      const whole = (await all(actor, query)).map(({ id }) => id);
      const { forwards } = await paged(actor, query, 2);
      const seen = forwards.flatMap(({ deals }) => deals.map(({ id }) => id));
      expect(seen, JSON.stringify(choice)).toEqual(whole);
    }
  }
  expect(await all(world.ada, DealListQuery.parse({ q: "50%" }))).toEqual([]);
  // Ada shows North its deals, but no drafts.
  const shown = await all(world.north, DealListQuery.parse({}));
  expect(shown).toHaveLength(states.length + 1);
});
