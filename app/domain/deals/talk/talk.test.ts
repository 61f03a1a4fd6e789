import { expect, test } from "vitest";

import { mayTakeBack } from "./talk.ts";

const said = { personId: "ada", at: new Date("2026-03-12T12:00:00Z"), withdrawnAt: null };
const after = (minutes: number) => new Date(said.at.getTime() + minutes * 60_000);

test("what was said is taken back by its author, and within minutes", () => {
  expect(mayTakeBack(said, "ada", after(9))).toBe(true);
  expect(mayTakeBack(said, "ada", after(10))).toBe(false);
  expect(mayTakeBack(said, "bob", after(1))).toBe(false);
  expect(mayTakeBack(said, null, after(1))).toBe(false);
  expect(mayTakeBack({ ...said, withdrawnAt: after(1) }, "ada", after(2))).toBe(false);
});
