import { expect, test } from "vitest";

import { mayExtend } from "./extension.ts";

const rules = { extensionDays: 60, extensionNoticeDays: 7 };
const deal = {
  status: "approved" as const,
  // The end of 10 June in Berlin.
  protectedUntil: new Date("2026-06-10T21:59:59.999Z"),
  registration: 2,
  rules,
  requests: [],
};
const berlin = "Europe/Berlin";
const may = new Date("2026-05-04T08:00:00Z");
const lastMoment = new Date("2026-06-03T21:59:59.999Z");

test("it ends so many of the vendor's days later, at the end of one", () => {
  expect(mayExtend(deal, may, berlin)).toEqual({
    ok: true,
    endsAt: new Date("2026-08-09T21:59:59.999Z"),
    lastMoment,
  });
});

test("over a change of clocks it is still the end of a day", () => {
  const autumn = { ...deal, protectedUntil: new Date("2026-10-20T21:59:59.999Z") };
  expect(mayExtend(autumn, may, berlin)).toMatchObject({
    endsAt: new Date("2026-12-19T22:59:59.999Z"),
  });
});

test.each([
  [lastMoment, { ok: true }],
  [new Date(lastMoment.getTime() + 1), { ok: false, reason: "too-late", lastMoment }],
  [new Date("2026-06-10T21:59:59.999Z"), { ok: false, reason: "wrong-state" }],
] as const)("asked for at %s", (now, outcome) => {
  expect(mayExtend(deal, now, berlin)).toMatchObject(outcome);
});

test.each(["pending", "granted", "refused", "lapsed"] as const)(
  "one that is %s was asked for in this registration",
  (status) => {
    const asked = { kind: "extension" as const, status, registration: 2 };
    expect(mayExtend({ ...deal, requests: [asked] }, may, berlin)).toMatchObject({
      reason: "asked-before",
    });
    const before = { ...asked, registration: 1 };
    expect(mayExtend({ ...deal, requests: [before] }, may, berlin).ok).toBe(true);
  },
);

test("one that was taken back was not asked for, and an amendment is another thing", () => {
  const requests = [
    { kind: "extension" as const, status: "withdrawn" as const, registration: 2 },
    { kind: "amendment" as const, status: "pending" as const, registration: 2 },
  ];
  expect(mayExtend({ ...deal, requests }, may, berlin).ok).toBe(true);
});
