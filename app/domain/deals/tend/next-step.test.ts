import { expect, test } from "vitest";

import { nextStep } from "./next-step.ts";

const now = new Date("2026-03-12T12:00:00Z");
const approved = {
  status: "approved" as const,
  decideBy: null,
  decidedAt: new Date("2026-02-01T12:00:00Z"),
  protectedUntil: new Date("2026-05-02T21:59:59.999Z"),
  heardAt: new Date("2026-02-20T12:00:00Z"),
  activityDays: 30,
};

test("the vendor decides by its deadline, and is late after it", () => {
  const submitted = { ...approved, status: "submitted" as const };
  const soon = new Date("2026-03-12T16:00:00Z");
  const gone = new Date("2026-03-12T11:00:00Z");
  expect(nextStep({ ...submitted, decideBy: soon }, now)).toEqual({
    who: "vendor",
    what: "decide",
    by: soon,
    late: false,
  });
  expect(nextStep({ ...submitted, decideBy: gone }, now).late).toBe(true);
});

test("a question waits for the partner, and nobody's clock runs", () => {
  expect(nextStep({ ...approved, status: "info_requested" }, now)).toEqual({
    who: "partner",
    what: "answer",
    by: null,
    late: false,
  });
});

test("an approved deal wants an update 30 days after the last word", () => {
  expect(nextStep(approved, now)).toMatchObject({
    what: "update",
    by: new Date("2026-03-22T12:00:00Z"),
  });
});

test("the decision itself counts as the last word", () => {
  const fresh = { ...approved, decidedAt: new Date("2026-03-10T12:00:00Z") };
  expect(nextStep(fresh, now).by).toEqual(new Date("2026-04-09T12:00:00Z"));
});

test("near its end, a protection asks for the order instead", () => {
  const ending = { ...approved, protectedUntil: new Date("2026-03-19T22:59:59.999Z") };
  expect(nextStep(ending, now)).toMatchObject({ what: "order", by: ending.protectedUntil });
});

test("after its end, the deal is to be closed", () => {
  const over = { ...approved, protectedUntil: new Date("2026-03-11T22:59:59.999Z") };
  expect(nextStep(over, now)).toMatchObject({ who: "partner", what: "close", late: true });
});

test.each(["won", "lost", "rejected", "withdrawn", "expired", "revoked"] as const)(
  "nobody owes anything on a deal that is %s",
  (status) => {
    expect(nextStep({ ...approved, status }, now).who).toBeNull();
  },
);
