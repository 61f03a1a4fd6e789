import { expect, test } from "vitest";

import type { DealStatus } from "./deal.ts";
import { asItStands, standing } from "./standing.ts";

const end = new Date("2026-06-11T21:59:59.999Z");
const before = new Date(end.getTime() - 1);

test("an approval stands until its last millisecond, and has expired with it", () => {
  const deal = { status: "approved" as const, protectedUntil: end };
  expect(standing(deal, before)).toBe("approved");
  expect(standing(deal, end)).toBe("expired");
  expect(asItStands(deal, end)).toEqual({ status: "expired", protectedUntil: end });
});

test.each<DealStatus>(["submitted", "in_review", "info_requested", "won", "lost", "revoked"])(
  "a deal that is %s does not expire",
  (status) => {
    expect(standing({ status, protectedUntil: end }, end)).toBe(status);
  },
);
