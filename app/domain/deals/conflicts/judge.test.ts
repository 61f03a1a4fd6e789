import { expect, test } from "vitest";

import { judge, mirrored } from "./judge.ts";
import type { Asked, Near } from "./near.ts";

const now = new Date("2026-03-12T09:00:00Z");
const keys = { nameKey: "acme", domainKey: "acme.example", dunsKey: "111111111", vatKey: null };
const asked: Asked = {
  ...{ dealId: "mine", partnerId: "ada", customerId: "c1", keys, wholeFamily: true },
  ...{ familyIds: ["sentry"], until: new Date("2026-06-10") },
};
const other: Near["deals"][number] = {
  ...{ dealId: "other", partnerId: "bob", status: "submitted", customerId: "c2" },
  ...{ keys: ["name"], theirs: { ...keys, dunsKey: null }, named: ["sentry"], held: null },
  ...{ from: null, until: null },
};
const near = (deals: Partial<Near["deals"][number]>[]): Near => ({
  customerName: "Acme",
  deals: deals.map((deal) => ({ ...other, ...deal })),
  ...{ engagements: [], customers: [] },
});
const verdictOf = (deal: Partial<Near["deals"][number]>) =>
  judge(asked, near([deal]), now).map(({ verdict }) => verdict);

test.each([
  ["by name alone", {}, ["possible"]],
  ["by its domain", { keys: ["domain"] }, ["competing"]],
  ["one's own", { keys: ["domain"], partnerId: "ada" }, ["duplicate"]],
  ["protected", { keys: ["domain"], status: "approved", held: ["sentry"] }, ["conflict"]],
  ["approved without this family", { keys: ["domain"], status: "approved" }, []],
  ["with no family in common", { keys: ["domain"], named: null }, []],
] as const)("%s", (_, deal, verdicts) => {
  expect(verdictOf(deal as Partial<Near["deals"][number]>)).toEqual(verdicts);
});

test("what agrees is weighed, what contradicts is said beside it", () => {
  const theirs = { ...keys, dunsKey: "222222222" };
  const [found] = judge(asked, near([{ keys: ["domain", "name"], theirs }]), now);
  expect(found?.evidence).toEqual([
    { key: "domain", value: "acme.example", agrees: true, weight: 0.95 },
    { key: "name", value: "acme", agrees: true, weight: 0.55 },
    { key: "duns", value: "222222222", agrees: false, weight: -1 },
  ]);
  expect(found?.strength).toBe(0.95);
});

test("those that wait see the same meeting from their side, the decided do not", () => {
  const seen = mirrored(
    asked,
    near([
      { keys: ["parent"] },
      { dealId: "held", keys: ["domain"], status: "approved", held: ["sentry"] },
    ]),
  );
  expect(seen).toMatchObject([
    {
      ...{ dealId: "other", otherId: "mine", customerId: "c1", verdict: "competing" },
      evidence: [{ key: "subsidiary" }],
      familyIds: ["sentry"],
    },
  ]);
});
