import { expect, test } from "vitest";

import { proofIsRecent } from "./step-up.ts";

const proved = new Date("2026-03-02T10:00:00Z");

test("a proof vouches for fifteen minutes", () => {
  expect(proofIsRecent(proved, new Date("2026-03-02T10:14:59Z"))).toBe(true);
  expect(proofIsRecent(proved, new Date("2026-03-02T10:15:00Z"))).toBe(false);
});
