import { expect, test } from "vitest";

import { can } from "./permissions.ts";

test("a role that nobody wrote down may do nothing", () => {
  expect(can({ role: "intern" as never }, "deal:read")).toBe(false);
});

test("finance reads deals and decides none", () => {
  expect(can({ role: "finance" }, "deal:read")).toBe(true);
  expect(can({ role: "finance" }, "deal:decide")).toBe(false);
});

test("no partner's role decides deals, reads customers or sees consolidated revenue", () => {
  for (const role of ["partner_admin", "sales_rep", "operations", "planner"] as const) {
    expect(can({ role }, "deal:decide")).toBe(false);
    expect(can({ role }, "customer:read")).toBe(false);
    expect(can({ role }, "revenue:read")).toBe(false);
  }
});
