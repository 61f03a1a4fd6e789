import { expect, test } from "vitest";

import { roleNames } from "#app/domain/identity/permissions.ts";

import { calendarFrom } from "../../../prisma/demo/calendar.ts";
import { corrib, corribPartners } from "../../../prisma/demo/corrib.ts";
import { customers } from "../../../prisma/demo/customers.ts";
import { deals, dealsOfTheYear } from "../../../prisma/demo/deals.ts";
import { partners } from "../../../prisma/demo/partners.ts";
import { demoLogins, people, personOf } from "../../../prisma/demo/people.ts";

test("nobody in the demo has a real address", () => {
  for (const { email } of people) expect(email).toMatch(/^[a-z.]+@[a-z]+\.example$/);
  for (const { domain } of customers) expect(domain).toMatch(/\.example$/);
});

test("addresses and customers are there once", () => {
  const once = (list: string[]) => expect(new Set(list).size).toBe(list.length);
  once(people.map(({ email }) => email));
  once(customers.map(({ key }) => key));
  once(customers.map(({ domain }) => domain));
});

test("the logins that are offered cover every role, and somebody who works at two partners", () => {
  const offered = demoLogins().map(({ email }) => personOf(email));
  const roles = new Set(offered.flatMap(({ worksAt }) => worksAt.map(({ role }) => role)));
  expect([...roles].sort()).toEqual(
    Object.keys(roleNames)
      .filter((role) => role !== "system")
      .sort(),
  );
  expect(offered.some(({ worksAt }) => worksAt.length > 1)).toBe(true);
});

test("one company is a partner of both vendors, and one person works there for both", () => {
  const at = (vendorId: number) =>
    people.filter(({ worksAt }) =>
      worksAt.some(({ vendor, partner }) => (vendor ?? 1) === vendorId && partner !== null),
    );
  const both = at(1).filter((person) => at(corrib.vendorId).includes(person));
  expect(both.map(({ name }) => name)).toEqual(["Callum Reid"]);
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  expect(names(corribPartners).filter((name) => names(partners).includes(name))).toEqual([
    "Bluepeak IT",
  ]);
});

test("deals end in every way there is", () => {
  const ends = new Set(
    deals.map((deal) => (deal.draft ? "draft" : (deal.steps.at(-1)?.do ?? "submitted"))),
  );
  for (const end of ["draft", "submitted", "review", "ask", "answer", "approve", "reject"]) {
    expect(ends).toContain(end === "approve" ? "update" : end);
  }
  const year = dealsOfTheYear(calendarFrom(new Date("2026-11-21T09:00:00Z")));
  const states = new Set(year.map(({ status }) => status));
  for (const state of ["approved", "rejected", "withdrawn", "won", "lost", "expired", "revoked"]) {
    expect(states).toContain(state);
  }
});
