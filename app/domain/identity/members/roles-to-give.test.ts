import { expect, test } from "vitest";

import { administratorOf, rolesToGive } from "./roles-to-give.ts";

test("an administrator of the vendor gives every role, on both sides", () => {
  expect(rolesToGive({ role: "vendor_admin" }, null)).toContain("vendor_admin");
  expect(rolesToGive({ role: "vendor_admin" }, "reseller")).toContain("partner_admin");
});

test("a channel manager gives partners' roles and none at the vendor", () => {
  expect(rolesToGive({ role: "channel_manager" }, null)).toEqual([]);
  expect(rolesToGive({ role: "channel_manager" }, "distributor")).toContain("partner_admin");
});

test("a partner's administrator gives partners' roles and none at the vendor", () => {
  expect(rolesToGive({ role: "partner_admin" }, null)).toEqual([]);
  expect(rolesToGive({ role: "partner_admin" }, "supplier")).not.toContain("sales_rep");
});

test("nobody else gives any", () => {
  for (const role of [
    "channel_operations",
    "finance",
    "sales_rep",
    "operations",
    "planner",
    "system",
  ] as const) {
    expect(rolesToGive({ role }, null)).toEqual([]);
    expect(rolesToGive({ role }, "reseller")).toEqual([]);
  }
});

test("each side has an administrator of its own", () => {
  expect(administratorOf(null)).toBe("vendor_admin");
  expect(administratorOf("any")).toBe("partner_admin");
});
