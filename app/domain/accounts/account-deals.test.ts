import { expect, test } from "vitest";

import { accountDeals, type KnownDeal } from "./account-deals.ts";
import type { PipelineRow } from "./facets.server.ts";

const deal = (id: string, over: Partial<KnownDeal> = {}): KnownDeal => ({
  id,
  number: `DR-${id}`,
  partnerId: "ada",
  partnerName: "Ada",
  families: ["Sentry"],
  status: "in_review",
  stage: "proposal",
  closeDay: new Date("2026-06-17"),
  currency: "EUR",
  valueMinor: 100n,
  ...over,
});

const shown = (over: Partial<PipelineRow>): PipelineRow => ({
  level: "detail",
  through: "other",
  deals: 1,
  dealId: null,
  number: null,
  families: ["Vane"],
  status: "in_review",
  stage: null,
  closeDay: new Date("2026-06-01"),
  currency: "EUR",
  valueMinor: 300n,
  ...over,
});

test("a partner sees its own deals in full and others without a name", () => {
  const { rows } = accountDeals("partner", "ada", [deal("1")], [shown({})]);
  expect(rows.map(({ by, number, dealId }) => [by, number, dealId])).toEqual([
    ["Ada", "DR-1", "1"],
    [null, null, null],
  ]);
});

test("its own deal is not listed again when the other side shows it too", () => {
  const again = shown({ through: "partner", dealId: "1", number: "DR-1" });
  expect(accountDeals("partner", "ada", [deal("1")], [again]).rows).toHaveLength(1);
});

test("the vendor sees what was registered; stage and day only where the partner shows them", () => {
  const known = [
    deal("1"),
    deal("3", { partnerId: "bob", partnerName: "Bob" }),
    deal("4", { status: "lost" }),
  ];
  const bare = accountDeals("vendor", "ada", known, []);
  expect(bare.rows.map(({ key, stage, closeDay }) => [key, stage, closeDay])).toEqual([
    ["1", null, null],
    ["3", null, null],
  ]);
  const told = accountDeals("vendor", "ada", known, [shown({ through: "partner", dealId: "1" })]);
  expect(told.rows.map(({ stage, by, status }) => [stage, by, status])).toEqual([
    ["proposal", "Ada", "in_review"],
    [null, "Bob", "in_review"],
  ]);
});

test("totals are passed on for the other side's deals alone", () => {
  const totals = [
    shown({ level: "totals", through: "partner", deals: 2 }),
    shown({ level: "totals", through: "other", deals: 1 }),
  ];
  expect(accountDeals("partner", "ada", [], totals).totals.map(({ deals }) => deals)).toEqual([1]);
  expect(accountDeals("vendor", "ada", [], totals).totals.map(({ deals }) => deals)).toEqual([2]);
});
