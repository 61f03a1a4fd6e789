import { expect, test } from "vitest";

import { withoutAddresses } from "./without-addresses.ts";

test("the words of a mail server are kept, and whom it refused is not", () => {
  expect(
    withoutAddresses(
      "Failed task 7 (mail.deliver, 12ms) with error 'All recipients were rejected: 550 5.1.1 <kim.ito@kestrel.example>: unknown'",
    ),
  ).toBe(
    "Failed task 7 (mail.deliver, 12ms) with error 'All recipients were rejected: 550 5.1.1 <…@…>: unknown'",
  );
  expect(withoutAddresses("RCPT TO:tom@a.example, to=ann@b.example")).toBe("RCPT TO:…@…, to=…@…");
  expect(withoutAddresses("at async run (/srv/app/mail.ts:12:3)")).toBe(
    "at async run (/srv/app/mail.ts:12:3)",
  );
});
