import { expect, test } from "vitest";

import type { DealSummary } from "#app/domain/deals/deal.ts";
import { dealBatches } from "#app/domain/deals/lists/deal-batches.server.ts";
import {
  DealListQuery,
  type DealSort,
  dealGroups,
  dealSorts,
} from "#app/domain/deals/lists/deal-list-query.ts";
import { selectDeals } from "#app/domain/deals/lists/list-deals.server.ts";
import { pageOfDeals } from "#app/domain/deals/lists/page-of-deals.server.ts";
import { asItStands } from "#app/domain/deals/standing.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const states = [
  "in_review",
  "submitted",
  "approved",
  "approved",
  "won",
  "rejected",
  "expired",
] as const;
const day = (number: number) => new Date(Date.UTC(2026, 4, number));
/** One of the two approved deals is over by then, though the clock has not been there. */
const now = new Date("2026-05-22T12:00:00Z");

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

/** The same list as nobody would write it: every deal in sight, narrowed and put in order one by one. */
async function all(actor: PartnerActor, { q = "", status, who, sort }: DealListQuery) {
  const deals = await withScope(actor, (tx) => selectDeals(tx, {}, [], 1_000));
  const group: readonly string[] | undefined = status && dealGroups[status];
  const key = sort.replace("-", "") as DealSort;
  const down = sort.startsWith("-") ? -1 : 1;
  return deals
    .map((deal) => asItStands(deal, now))
    .filter((deal) => !group || group.includes(deal.status))
    .filter(({ ownerId }) => who !== "mine" || ownerId === actor.membershipId)
    .filter((deal) =>
      [deal.customerName, deal.number, deal.reference ?? ""].some((text) =>
        text.toLowerCase().includes(q.toLowerCase()),
      ),
    )
    .sort((a, b) => {
      const [left, right] = [keyOf[key](a), keyOf[key](b)];
      if (left === null || right === null) {
        return Number(left === null) - Number(right === null) || down * compare(a.id, b.id);
      }
      return down * (compare(left, right) || compare(a.id, b.id));
    });
}

const keyOf: Record<DealSort, (deal: DealSummary) => string | bigint | Date | null> = {
  customer: ({ customerName }) => customerName,
  value: ({ valueMinor }) => valueMinor,
  created: ({ createdAt }) => createdAt,
  closing: ({ closeDay }) => closeDay,
  protected: ({ protectedUntil }) => protectedUntil,
};

const compare = <T extends string | bigint | Date>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);

async function paged(actor: PartnerActor, query: DealListQuery, size: number) {
  const page = (change: object) =>
    withReadScope(actor, (tx) => pageOfDeals(tx, { ...query, ...change }, actor, now, size));
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

test("a file holds the whole list in its order, batch after batch", async () => {
  const world = await aWorld();
  await aFullList(world);
  for (const sort of ["customer", "-protected"]) {
    const query = DealListQuery.parse({ sort });
    const batches = [];
    for await (const deals of dealBatches(world.ada, query, now, 3)) batches.push(deals);
    expect(batches.flat(), sort).toEqual(await all(world.ada, query));
    expect(batches.length).toBeGreaterThan(2);
  }
});

test("a row of a page says the same as the whole list", async () => {
  const world = await aWorld();
  await aFullList(world);

  const query = DealListQuery.parse({});
  const whole = await all(world.ada, query);
  const { deals } = await withReadScope(world.ada, (tx) => pageOfDeals(tx, query, world.ada, now));
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
  // Ada shows North its deals.
  const shown = await all(world.north, DealListQuery.parse({}));
  expect(shown).toHaveLength(states.length + 2);
});
