import { expect, test } from "vitest";

import { passwordProblem } from "./password-rule.ts";

const tom = { email: "tom.ashworth@bluepeak.example", name: "Tom Ashworth" };
const common = new Set(["password", "unbelievable"]);
const problemOf = (password: string) => passwordProblem(password, tom, common);

test.each([
  ["short", "too-short"],
  ["a".repeat(201), "too-long"],
  ["Unbelievable", "common"],
  ["Password2026!", "common"],
  ["abcabcabcabc", "repeated"],
  ["999999999999", "repeated"],
  ["Tom.Ashworth1", "yours"],
  ["tomashworth12", "yours"],
  ["ashworthtom2026", "yours"],
  ["tom.ashworth@bluepeak.example", "yours"],
])("%s is refused", (password, problem) => {
  expect(problemOf(password)).toBe(problem);
});

test.each([
  "twelve chars",
  "correct horse battery",
  "ただしいうまのでんちのほちきす",
  "0123456789ab",
])("%s is taken, whatever it is made of", (password) => {
  expect(problemOf(password)).toBeNull();
});
