import { expect, test } from "vitest";

import { pathWithin } from "./path-within.ts";

test.each([
  ["/portal/deals?status=won", "/portal/deals?status=won"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["", "/"],
  [null, "/"],
])("%s leads to %s", (given, path) => {
  expect(pathWithin(given)).toBe(path);
});
