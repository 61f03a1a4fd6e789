import fc from "fast-check";

import type { Fact } from "#app/domain/revenue/allocation/fact.ts";

const distributors = ["d1", "d2"] as const;
const resellers = ["r1", "r2", "r3"] as const;
/** The third reseller does not report: there the trail ends. */
export const reporters: ReadonlySet<string> = new Set(["d1", "d2", "r1", "r2"]);

const firstDay = Date.UTC(2026, 0, 1);
const dayAfter = (days: number) =>
  new Date(firstDay + days * 86_400_000).toISOString().slice(0, 10);

const units = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
);
const or = <T>(value: T, weight: number, others: readonly T[]) =>
  fc.oneof(
    { weight, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

/** Of which kind, by whom, to whom: in proportions in which every rule of the ledger has its turn. */
const way = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant("sell_in" as const),
      partnerId: fc.constantFrom<string>(...distributors, ...distributors, "r1"),
      soldToId: fc.constant(null),
      partyId: fc.constant(null),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant("sell_through" as const),
      partnerId: fc.constantFrom<string>(...distributors, ...resellers),
      soldToId: fc.constantFrom<string | null>(null, ...resellers),
      partyId: fc.constantFrom<string | null>(null, "c1", "c2", "c3"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("direct" as const),
      partnerId: fc.constant(null),
      soldToId: fc.constant(null),
      partyId: fc.constantFrom("c1", "c2"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("stock_adjustment" as const, "price_adjustment" as const),
      partnerId: fc.constantFrom<string>(...distributors, "r1"),
      soldToId: fc.constant(null),
      partyId: fc.constant(null),
    }),
  },
);

const fact = fc
  .record({
    way,
    productId: or("p1", 4, ["p2"]),
    day: fc.integer({ min: 0, max: 90 }).map(dayAfter),
    quantity: units,
    // Prices that do not divide evenly, so that every split has a remainder to lose.
    price: fc.integer({ min: 1, max: 1777 }),
    cents: fc.integer({ min: 0, max: 3 }),
    currency: or("EUR", 6, ["USD"]),
    shadow: or(false, 12, [true]),
  })
  .map(({ way: { kind, partnerId, soldToId, partyId }, price, cents, shadow, ...each }) => ({
    ...each,
    kind,
    partnerId,
    soldToId: soldToId === partnerId ? null : soldToId,
    partyId,
    quantity: kind === "price_adjustment" ? 0 : each.quantity,
    amountMinor: BigInt(each.quantity) * BigInt(price) + BigInt(cents),
    shadowOfId: shadow ? "another" : null,
  }));

/** What a channel might report of two products: late, out of order, too much, too little, and some of it back again. */
export const facts = (longest = 80): fc.Arbitrary<Fact[]> =>
  fc
    .array(fact, { maxLength: longest, size: "max" })
    .map((list) =>
      list.map((each, index): Fact => ({ ...each, id: `f${String(index).padStart(4, "0")}` })),
    );

/** The same things in another order. */
export const inAnyOrder = <T>(list: T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
