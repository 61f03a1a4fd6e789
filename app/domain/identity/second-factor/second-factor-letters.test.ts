import { expect, test } from "vitest";

import { factorLetter } from "./second-factor-letters.ts";

const at = { origin: "https://partners.example.com" };

test("the letter says what changed and where to go if it was somebody else", () => {
  const { subject, text } = factorLetter({ kind: "passkey_added", name: "Work laptop" }, at);
  expect(subject).toBe("A passkey was added to your login");
  expect(text).toContain("“Work laptop”");
  expect(text).toContain("https://partners.example.com/account");
});

test.each([
  [9, "9 are left"],
  [1, "One is left"],
  [0, "None is left"],
])("a used recovery code with %d others", (left, words) => {
  expect(factorLetter({ kind: "recovery_code_used", left }, at).text).toContain(words);
});
