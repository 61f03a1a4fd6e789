import { expect, test } from "vitest";

import { auditFilter, auditQueryFrom } from "./audit-query.ts";

const daysOf = (search: string) => {
  const { from, until } = auditQueryFrom(new Request(`http://localhost/desk/audit?${search}`));
  return { from, until };
};

test("days that no entry can have are no days of a search", () => {
  expect(daysOf("from=2026-05-01&until=2026-05-31")).toEqual({
    from: "2026-05-01",
    until: "2026-05-31",
  });
  expect(daysOf("from=0000-01-01&until=9999-12-31")).toEqual({ from: undefined, until: undefined });
  expect(daysOf("from=tomorrow&until=2026-02-30")).toEqual({ from: undefined, until: undefined });
});

test("a day begins and ends where the vendor is", () => {
  const query = auditQueryFrom(new Request("http://localhost/?from=2026-05-01&until=2026-05-01"));
  expect(auditFilter(query, "Europe/Berlin")).toMatchObject({
    from: new Date("2026-04-30T22:00:00Z"),
    until: new Date("2026-05-01T22:00:00Z"),
  });
});
