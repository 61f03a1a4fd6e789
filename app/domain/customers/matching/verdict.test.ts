import { expect, test } from "vitest";

import { ABSENT, KEYS, type KeyName, NAME_LEVELS } from "./keys.ts";
import { verdictOn } from "./verdict.ts";

const levels = (said: Partial<Record<KeyName, number>>) =>
  KEYS.map(({ name }) => said[name] ?? ABSENT);

const { sameRare, partly, different } = NAME_LEVELS;

test.each([
  ["the same name at the same address", { name: sameRare, address: 0 }, null],
  ["the same name alone", { name: sameRare }, null],
  ["other names", { name: different, address: 0, phone: 0 }, "the names have nothing in common"],
  ["half a name", { name: partly, address: 0, phone: 0 }, "the names agree in part only"],
  ["other names, one tax number", { name: different, "tax number": 0 }, null],
  ["another address", { name: sameRare, address: 6 }, "the places differ"],
  ["another address, the same phone", { name: sameRare, address: 6, phone: 0 }, null],
  ["another city, the same domain", { name: sameRare, city: 3, domain: 0 }, null],
  ["another city", { name: sameRare, city: 3 }, "the places differ"],
  ["the same address in another city", { name: sameRare, address: 0, city: 3 }, null],
])("%s is held back: %o for %s", (_what, said, reason) => {
  const { verdict, heldBack } = verdictOn(0.999, levels(said));
  expect(heldBack).toBe(reason);
  expect(verdict).toBe(reason ? "workbench" : "automatic");
});

test("below the threshold nothing needs to be held back", () => {
  expect(verdictOn(0.98, levels({ name: different }))).toEqual({
    verdict: "workbench",
    heldBack: null,
  });
});
