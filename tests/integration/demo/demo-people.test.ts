import { expect, test } from "vitest";

import { roleNames } from "#app/domain/identity/permissions.ts";

import { customers } from "../../../prisma/demo/customers.ts";
import { deals } from "../../../prisma/demo/deals.ts";
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

test("deals end in every way there is", () => {
  const ends = new Set(
    deals.map((deal) => (deal.draft ? "draft" : (deal.steps.at(-1)?.do ?? "submitted"))),
  );
  for (const end of ["draft", "submitted", "review", "ask", "answer", "approve", "reject"]) {
    expect(ends).toContain(end);
  }
  for (const end of ["won", "lost", "withdraw", "expire", "revoke"]) expect(ends).toContain(end);
});
