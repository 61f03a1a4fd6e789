import { expect, test } from "vitest";

import type { NewsGroup } from "./wish.ts";
import { inAppField, mailField, wishesFrom } from "./wish-form.ts";

const groups: NewsGroup[] = [
  {
    title: "Deals",
    text: "",
    kinds: [
      { kind: "deal.approved", name: "Approved", sides: ["partner"] },
      { kind: "deal.ending", name: "Ending", sides: ["partner"] },
    ],
  },
];

test("a form says how each kind is wanted; a box that is not ticked is not sent", () => {
  const form = new FormData();
  form.set(inAppField("deal.approved"), "on");
  form.set(mailField("deal.approved"), "daily");
  form.set(mailField("deal.ending"), "off");
  expect(wishesFrom(form, groups)).toEqual([
    { kind: "deal.approved", inApp: true, mail: "daily" },
    { kind: "deal.ending", inApp: false, mail: "off" },
  ]);
});

test("what is no choice is the usual one, and kinds that are not shown are not chosen", () => {
  const form = new FormData();
  form.set(mailField("deal.approved"), "by pigeon");
  form.set(mailField("person.password"), "off");
  expect(wishesFrom(form, groups)).toEqual([
    { kind: "deal.approved", inApp: false, mail: "at_once" },
    { kind: "deal.ending", inApp: false, mail: "at_once" },
  ]);
});
