import { allocate as allocateFor } from "#app/domain/revenue/allocation/allocate.ts";
import type { Entry } from "#app/domain/revenue/allocation/entry.ts";
import type { Fact } from "#app/domain/revenue/allocation/fact.ts";

export const allocate = (facts: Fact[]) =>
  allocateFor(facts, new Set(["north", "ada"])).filter(({ kind }) => kind !== "sold_in");

let count = 0;

export const aFact = (fact: Partial<Fact>): Fact => ({
  id: `fact-${String(++count).padStart(6, "0")}`,
  kind: "sell_through",
  partnerId: "north",
  soldToId: null,
  partyId: null,
  productId: "sentry",
  day: "2026-03-01",
  quantity: 1,
  amountMinor: 0n,
  currency: "EUR",
  shadowOfId: null,
  ...fact,
});

export const on = (day: number) => `2026-03-${String(day).padStart(2, "0")}`;
export const sellIn = (quantity: number, amountMinor: bigint, more: Partial<Fact> = {}) =>
  aFact({ kind: "sell_in", quantity, amountMinor, day: on(1), ...more });
export const sale = (quantity: number, more: Partial<Fact> = {}) =>
  aFact({ quantity, amountMinor: BigInt(quantity) * 150n, partyId: "acme", day: on(2), ...more });

/** The figures of each entry, without the ids that say where they come from. */
export const figures = (entries: Entry[]) =>
  entries.map(({ kind, channel, quantity, netMinor, lastPartnerId }) => [
    kind,
    channel,
    quantity,
    netMinor,
    lastPartnerId,
  ]);
export const of = (entries: Entry[], fact: Fact) =>
  entries.filter((entry) => entry.factId === fact.id && entry.kind !== "stock");
export const stock = (entries: Entry[]) => entries.filter((entry) => entry.kind === "stock");
