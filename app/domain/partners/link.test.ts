import { expect, test } from "vitest";

import { type Link, linkWords, waitsFor } from "./link.ts";

const link: Link = {
  id: "1",
  distributorId: "d",
  resellerId: "r",
  status: "proposed",
  sharesDeals: false,
  proposedBy: "vendor",
  distributorAcceptedAt: null,
  resellerAcceptedAt: null,
  endedAt: null,
  endedBy: null,
  createdAt: new Date(0),
};
const names = { distributor: "North", reseller: "Ada" };

test("a proposal waits for those who have not accepted", () => {
  const half = { ...link, resellerAcceptedAt: new Date(1) };
  expect([waitsFor(half, "distributor"), waitsFor(half, "reseller")]).toEqual([true, false]);
  expect(linkWords(link, names)).toBe("Waits for North and Ada");
  expect(linkWords(half, names)).toBe("Waits for North");
});

test("a live link waits for nobody and says whether deals are shown", () => {
  const live = { ...link, status: "live" as const };
  expect(waitsFor(live, "reseller")).toBe(false);
  expect(linkWords(live, names)).toBe("Live");
  expect(linkWords({ ...live, sharesDeals: true }, names)).toBe("Live, deals shown");
});
