import { expect, test } from "vitest";

import { isLive, mayMove, mayUpdateStage } from "./moves.ts";

test.each([
  ["submitted", "withdrawn", true],
  ["in_review", "withdrawn", true],
  ["approved", "withdrawn", false],
  ["info_requested", "submitted", true],
  ["submitted", "approved", false],
  ["approved", "won", true],
  ["rejected", "submitted", false],
] as const)("a partner moves %s to %s: %s", (from, to, allowed) => {
  expect(mayMove("partner", from, to)).toBe(allowed);
});

test.each([
  ["submitted", "approved", true],
  ["approved", "approved", false],
  ["approved", "rejected", false],
  ["rejected", "approved", false],
  ["withdrawn", "approved", false],
  ["info_requested", "approved", true],
  ["info_requested", "info_requested", false],
] as const)("the vendor moves %s to %s: %s", (from, to, allowed) => {
  expect(mayMove("vendor", from, to)).toBe(allowed);
});

test("a closed deal is neither live nor has a stage to change", () => {
  for (const status of ["rejected", "withdrawn", "won", "lost", "expired", "revoked"] as const) {
    expect(isLive(status)).toBe(false);
    expect(mayUpdateStage(status)).toBe(false);
  }
});
