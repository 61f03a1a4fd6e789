import { expect, test } from "vitest";

import { actionWords, detailWords, notedRows } from "./audit-words.ts";

test("a deed is read as words", () => {
  expect(actionWords("deal.info_requested")).toBe("Deal: info requested");
  expect(actionWords("person.signed-in")).toBe("Person: signed in");
  expect(actionWords("joint_account.ended")).toBe("Joint account: ended");
});

test("what was noted fits in one line, without what is empty", () => {
  expect(detailWords({ levels: { plan: "detail" }, until: null, note: "" })).toBe(
    "levels: plan: detail",
  );
});

test("what changed is shown before and after, however it was noted", () => {
  const changed = [{ name: "Close day", before: "1 May", after: "2 May" }];
  expect(notedRows({ closeDay: { from: "1 May", to: "2 May" } })).toEqual(changed);
  expect(notedRows({ before: { closeDay: "1 May" }, after: { closeDay: "2 May" } })).toEqual(
    changed,
  );
  expect(notedRows({ changes: { closeDay: { before: "1 May", after: "2 May" } } })).toEqual(
    changed,
  );
  expect(notedRows({ before: {}, after: { tier: "Gold" }, by: "Ada" })).toEqual([
    { name: "Tier", before: "", after: "Gold" },
    { name: "By", before: null, after: "Ada" },
  ]);
  expect(notedRows({ number: "D-1" })).toEqual([{ name: "Number", before: null, after: "D-1" }]);
  expect(notedRows(null)).toEqual([]);
});
