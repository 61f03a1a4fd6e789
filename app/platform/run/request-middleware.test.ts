import { expect, test } from "vitest";

import { withoutSecrets } from "./request-middleware.ts";

test.each([
  ["/desk/deals?q=acme%20corp", "/desk/deals"],
  [
    "/desk/deals/0195c1f2-7a4b-7c3d-8e5f-123456789abc",
    "/desk/deals/0195c1f2-7a4b-7c3d-8e5f-123456789abc",
  ],
  ["/invitation/b64kQx9vTz1mWp3rLs8dYc2f", "/invitation/…"],
  ["/reset/0195c1f2aaaabbbbccccddddeeeeffff", "/reset/…"],
  ["/", "/"],
])("%s is logged as %s", (url, logged) => {
  expect(withoutSecrets(url)).toBe(logged);
});
