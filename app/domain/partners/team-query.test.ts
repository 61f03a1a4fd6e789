import { expect, test } from "vitest";

import { arrangeTeam, TeamQuery } from "./team-query.ts";

const member = (name: string, over: object = {}) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  title: "",
  role: "sales_rep" as const,
  lastSeenAt: null,
  ...over,
});

const members = [
  member("Bob", { role: "operations", lastSeenAt: new Date("2026-05-02") }),
  member("Zoë", { title: "Buyer", lastSeenAt: new Date("2026-05-01") }),
  member("ada", { role: "partner_admin" }),
];
const invitations = [member("Amy"), member("Bo", { title: "Buyer" })];

const names = (query: object) => {
  const arranged = arrangeTeam({ members, invitations }, TeamQuery.parse(query));
  return [arranged.members, arranged.invitations].map((all) => all.map(({ name }) => name));
};

test.each([
  { query: {}, found: ["ada", "Bob", "Zoë"], asked: ["Amy", "Bo"] },
  { query: { q: " BUYER " }, found: ["Zoë"], asked: ["Bo"] },
  { query: { q: "ada@" }, found: ["ada"], asked: [] },
  { query: { q: "administrator" }, found: ["ada"], asked: [] },
  { query: { sort: "-name" }, found: ["Zoë", "Bob", "ada"], asked: ["Amy", "Bo"] },
  { query: { sort: "role" }, found: ["ada", "Bob", "Zoë"], asked: ["Amy", "Bo"] },
  { query: { sort: "-seen" }, found: ["Bob", "Zoë", "ada"], asked: ["Amy", "Bo"] },
  { query: { sort: "nonsense" }, found: ["ada", "Bob", "Zoë"], asked: ["Amy", "Bo"] },
])("$query finds $found and $asked", ({ query, found, asked }) => {
  expect(names(query)).toEqual([found, asked]);
});
