import type { Fact } from "#app/domain/revenue/allocation/fact.ts";

/** A repeatable source of numbers: the same seed tells the same history, so a failure can be told again. */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  const pick = <T>(items: readonly T[]): T => items[int(items.length)] as T;
  return { int, pick };
}

const distributors = ["d1", "d2"];
const resellers = ["r1", "r2", "r3"];
const parties = ["c1", "c2", "c3", null];

/** Facts as a channel might report them: late, out of order, too many, too few, and some of it back again. */
export function randomHistory(seed: number, length = 60): Fact[] {
  const { int, pick } = seeded(seed);
  return Array.from({ length }, (_, index): Fact => {
    const units = 1 + int(40);
    const quantity = pick([units, units, units, units, units, -units]) * Number(int(30) > 0) || 0;
    const common = {
      id: `f${String(index).padStart(4, "0")}`,
      productId: pick(["p1", "p2"]),
      day: new Date(Date.UTC(2026, 0, 1 + int(90))).toISOString().slice(0, 10),
      quantity,
      // Prices that do not divide evenly, so that every split has a remainder to lose.
      amountMinor: BigInt(quantity) * BigInt(1000 + int(777)) + BigInt(int(3)),
      currency: int(8) === 0 ? "USD" : "EUR",
      shadowOfId: null,
    };
    const way = int(10);
    if (way < 4) {
      const partnerId = pick([...distributors, ...distributors, "r1"]);
      return { ...common, kind: "sell_in", partnerId, soldToId: null, partyId: null };
    }
    if (way === 4) {
      return {
        ...common,
        kind: "direct",
        partnerId: null,
        soldToId: null,
        partyId: pick(["c1", "c2"]),
      };
    }
    const shadowOfId = int(12) === 0 ? "f0000" : null;
    const reporter = pick([...distributors, ...resellers]);
    const soldToId = distributors.includes(reporter) && int(3) > 0 ? pick(resellers) : null;
    const partyId = pick(parties);
    return { ...common, kind: "sell_through", partnerId: reporter, soldToId, partyId, shadowOfId };
  });
}

/** The same facts in another order. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const { int } = seeded(seed);
  const out = [...items];
  for (let index = out.length - 1; index > 0; index -= 1) {
    const other = int(index + 1);
    [out[index], out[other]] = [out[other] as T, out[index] as T];
  }
  return out;
}
