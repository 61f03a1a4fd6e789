import { expect, test } from "vitest";

import { mayMoveStatus } from "./partner-status.ts";

test.each([
  { role: "channel_manager", from: "active", to: "suspended", may: true },
  { role: "channel_manager", from: "suspended", to: "active", may: true },
  { role: "channel_manager", from: "active", to: "ended", may: false },
  { role: "channel_manager", from: "ended", to: "active", may: false },
  { role: "vendor_admin", from: "suspended", to: "ended", may: true },
  { role: "vendor_admin", from: "ended", to: "active", may: true },
  { role: "vendor_admin", from: "ended", to: "suspended", may: false },
  { role: "vendor_admin", from: "active", to: "active", may: false },
  { role: "finance", from: "active", to: "suspended", may: false },
] as const)("$role moves $from to $to: $may", ({ role, from, to, may }) => {
  expect(mayMoveStatus(role, from, to)).toBe(may);
});
