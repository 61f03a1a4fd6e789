import { expect, test } from "vitest";

import { plainText } from "./plain-text.ts";

test.each([
  ["A\0B\u0007C\u001b[31m\u007f\u0085", "ABC[31m"],
  ["\u202egnp.exe", "gnp.exe"],
  ["a\u2066b\u2069c", "abc"],
  ["\u200b\ufeff", ""],
  ["\ud800x", "\ufffdx"],
  ["two\r\nlines\tand 👩\u200d👩\u200d👧, ‏עברית", "two\r\nlines\tand 👩\u200d👩\u200d👧, ‏עברית"],
])("%j reads as %j", (written, read) => {
  expect(plainText(written)).toBe(read);
});
