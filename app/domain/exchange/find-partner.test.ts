import { expect, test } from "vitest";

import { partnerFinder } from "./find-partner.ts";

const partner = (id: string, name: string) => ({
  id,
  kind: "reseller" as const,
  code: id.toUpperCase(),
  name,
  city: "Oslo",
  country: "NO",
  tierId: null,
  tierName: null,
  discountBp: 0,
  managerId: null,
  status: "active" as const,
});

test("two partners of one name are not told apart by it, but by their codes", () => {
  const { find } = partnerFinder([partner("a1", "Nord AS"), partner("a2", "NORD")]);
  expect(find("Nord")).toEqual({ ok: false, several: true });
  expect(find("A-2")).toMatchObject({ ok: true, partner: { id: "a2" } });
  expect(find("Sør")).toEqual({ ok: false, several: false });
});

test("what the sender said it calls a partner finds it, where nothing else does", () => {
  const said = { nordkap: "a1", "a 2": "a1" };
  const { find } = partnerFinder([partner("a1", "Nord AS"), partner("a2", "Syd")], said);
  expect(find("Nordkap")).toMatchObject({ ok: true, partner: { id: "a1" } });
  expect(find("A2")).toMatchObject({ ok: true, partner: { id: "a2" } });
  expect(find("Kap")).toEqual({ ok: false, several: false });
});
