import { expect, test } from "vitest";

import { lifecycleOf, survivorsOf, type Wording } from "./survive.ts";

const wording = (id: string, more: Partial<Wording> = {}): Wording => ({
  ...{ id, name: id, rank: 2, own: true, createdAt: new Date("2026-01-01") },
  ...{ street: null, postcode: null, city: null, country: null },
  ...more,
});

test("the vendor's own word counts before a later one of a partner's", () => {
  const { name } = survivorsOf([
    wording("partner", { createdAt: new Date("2026-03-01") }),
    wording("vendor", { rank: 0 }),
  ]);
  expect(name).toEqual({ value: "vendor", partyId: "vendor", why: "rank" });
});

test("of equal sources the later counts, of equal times the fuller, whatever the order", () => {
  const early = wording("early", { city: "Leeds", street: "1 High Street" });
  const late = wording("late", { city: "York", createdAt: new Date("2026-02-01") });
  const full = wording("full", { city: "Hull", street: "2 Low Road", createdAt: late.createdAt });
  for (const all of [
    [early, late, full],
    [full, late, early],
  ]) {
    const { name, address } = survivorsOf(all);
    expect(name?.partyId).toBe("full");
    expect(address).toMatchObject({
      partyId: "full",
      why: "completeness",
      value: { city: "Hull" },
    });
  }
  expect(survivorsOf([early, late]).address).toMatchObject({ partyId: "late", why: "recency" });
});

test("where nothing else tells them apart, the word of the customer's own record stays", () => {
  const merged = wording("a merged one", { own: false });
  expect(survivorsOf([merged, wording("its own")]).name).toMatchObject({
    value: "its own",
    why: "own",
  });
});

test("a source without an address has no say in it", () => {
  const { address } = survivorsOf([
    wording("none", { rank: 0 }),
    wording("some", { city: "Leeds" }),
  ]);
  expect(address).toMatchObject({ partyId: "some", why: "only" });
});

test.each([
  [null, "prospect"],
  ["2026-05-01", "active"],
  ["2024-05-01", "former"],
])("last bought on %s: %s", (last, lifecycle) => {
  const day = last ? new Date(last) : null;
  expect(lifecycleOf({ first: day, last: day }, 365, new Date("2026-06-01"))).toBe(lifecycle);
});
