import { expect, test } from "vitest";

import { type Grant, liveLevel, mayAnswer, mayEnd } from "./joint-account.ts";

test("an invitation is answered by the other side and taken back by its own", () => {
  const invited = { status: "invited", invitedBy: "vendor" } as const;
  expect([mayAnswer(invited, "vendor"), mayAnswer(invited, "partner")]).toEqual([false, true]);
  expect([mayEnd(invited, "vendor"), mayEnd(invited, "partner")]).toEqual([true, false]);
});

test.each(["declined", "ended"] as const)("what is %s stays so", (status) => {
  for (const side of ["vendor", "partner"] as const) {
    expect(mayAnswer({ status, invitedBy: "vendor" }, side)).toBe(false);
    expect(mayEnd({ status, invitedBy: "vendor" }, side)).toBe(false);
  }
});

const grant: Grant = {
  side: "vendor",
  facet: "revenue",
  level: "detail",
  startsAt: new Date("2026-03-01T00:00:00Z"),
  endsAt: new Date("2026-04-01T00:00:00Z"),
  revokedAt: null,
};

test.each([
  { at: "2026-02-28T23:59:59Z", level: "none" },
  { at: "2026-03-01T00:00:00Z", level: "detail" },
  { at: "2026-03-31T23:59:59Z", level: "detail" },
  { at: "2026-04-01T00:00:00Z", level: "none" },
])("a dated grant at $at is $level", ({ at, level }) => {
  expect(liveLevel([grant], "vendor", "revenue", new Date(at))).toBe(level);
});

test("a grant holds for its side and facet, until it is revoked", () => {
  const at = new Date("2026-03-10T00:00:00Z");
  expect(liveLevel([grant], "partner", "revenue", at)).toBe("none");
  expect(liveLevel([grant], "vendor", "pipeline", at)).toBe("none");
  expect(liveLevel([{ ...grant, revokedAt: at }], "vendor", "revenue", at)).toBe("none");
});
