import { expect, test } from "vitest";

import {
  type Comparable,
  likeness,
  likenessOfNames,
  likenessOfParts,
  likenessOfSites,
  likenessOfWindows,
} from "./compare-deals.ts";

const sentry = { partNo: "HI-4210", familyId: "s", familyName: "Sentry", quantity: 48 };
const relay = { partNo: "HI-7710", familyId: "r", familyName: "Relay", quantity: 6 };
const mine: Comparable = {
  dealId: "1",
  number: "DR-1",
  partnerName: "Bluepeak",
  customerId: "c",
  customerName: "Meridian",
  nameAsWritten: "Meridian Health Grp",
  nameKey: "meridian health",
  domain: "meridian.example",
  duns: null,
  city: "Leeds",
  postcode: "LS1 4AP",
  parts: [sentry, relay],
  from: new Date("2026-03-09"),
  until: new Date("2026-06-07"),
  workDone: "",
};

test.each([
  ["Leeds", "LEEDS ", "same"],
  ["Zürich", "Zurich", "same"],
  ["Leeds", null, "one"],
  ["Leeds", "York", "differs"],
])("%s and %s: %s", (a, b, match) => {
  expect(likeness(a, b).match).toBe(match);
});

test("names that differ in their form alone are near", () => {
  expect(likenessOfNames(mine, { ...mine, nameAsWritten: "Meridian Health Group" })).toEqual({
    match: "near",
    sign: "same but for form",
  });
});

test("names that share half of their words are close, others are not", () => {
  const other = {
    ...mine,
    nameAsWritten: "Meridian Health Group",
    nameKey: "meridian health group",
  };
  expect(likenessOfNames(mine, other).sign).toBe("close");
  const third = { ...mine, nameAsWritten: "Meridian Ferries", nameKey: "meridian ferries" };
  expect(likenessOfNames(mine, third).match).toBe("differs");
});

test("one city is near, another is not", () => {
  expect(likenessOfSites(mine, { ...mine, postcode: "LS9 7TF" }).sign).toBe("same city");
  expect(likenessOfSites(mine, { ...mine, city: "York" }).match).toBe("differs");
});

test("parts overlap by their family", () => {
  const other = { ...sentry, partNo: "HI-4225" };
  expect(likenessOfParts(mine, { ...mine, parts: [other] }).sign).toBe("Sentry overlaps");
  expect(likenessOfParts(mine, { ...mine, parts: [relay, sentry] }).match).toBe("same");
  expect(likenessOfParts({ ...mine, parts: [relay] }, { ...mine, parts: [sentry] }).match).toBe(
    "differs",
  );
});

test("windows overlap by days", () => {
  const theirs = { ...mine, from: new Date("2026-02-08"), until: new Date("2026-05-09") };
  expect(likenessOfWindows(mine, theirs)).toEqual({ match: "near", sign: "61 days overlap" });
  expect(likenessOfWindows(mine, { ...theirs, until: mine.from })).toMatchObject({
    match: "differs",
  });
});
