import { expect, test } from "vitest";

import { isSameOrigin } from "./same-origin.ts";

const post = { method: "POST", host: "portal.example", origin: undefined, secFetchSite: undefined };

test.each([
  ["our own page", { ...post, origin: "https://portal.example" }, true],
  ["our own page, as fetch says", { ...post, secFetchSite: "same-origin" }, true],
  ["another site", { ...post, origin: "https://evil.example" }, false],
  ["another site with our name in it", { ...post, origin: "https://portal.example.evil" }, false],
  [
    "a sister site",
    { ...post, origin: "https://portal.example", secFetchSite: "same-site" },
    false,
  ],
  ["an opaque origin", { ...post, origin: "null" }, false],
  ["nobody says", post, false],
  ["reading", { ...post, method: "GET", origin: "https://evil.example" }, true],
])("%s", (_, asked, allowed) => {
  expect(isSameOrigin(asked)).toBe(allowed);
});
