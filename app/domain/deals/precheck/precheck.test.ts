import { expect, test } from "vitest";

import { coarsely } from "./precheck.ts";

const until = new Date("2026-06-01");
const later = new Date("2026-07-01");

test.each([
  ["nothing found", [], { outcome: "eligible" }],
  [
    "the last day of several protections",
    [
      { verdict: "conflict", until },
      { verdict: "conflict", until: later },
    ],
    { outcome: "protected", until: later },
  ],
  ["the vendor's own engagement", [{ verdict: "direct", until: null }], { outcome: "ours" }],
  ["its own registration", [{ verdict: "duplicate", until }], { outcome: "yours" }],
  [
    "what others only asked for, or one name",
    [
      { verdict: "competing", until: null },
      { verdict: "possible", until },
      { verdict: "existing_customer", until: null },
    ],
    { outcome: "eligible" },
  ],
])("%s", (_, found, answer) => {
  expect(coarsely("acme.com", found)).toEqual({ domain: "acme.com", ...answer });
});
