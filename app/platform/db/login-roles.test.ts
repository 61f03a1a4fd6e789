import { expect, test } from "vitest";

import { loginRoles } from "./login-roles.ts";

const owner = "postgresql://boss:s%20ecret@db.example:5433/tributary?sslmode=require";

test("each role has its own name and password on the owner's server", () => {
  const { app, jobs, loader } = loginRoles(owner);

  const names = [app, jobs, loader].map(({ name }) => name);
  expect(names).toEqual(["tributary_web", "tributary_worker", "tributary_copier"]);
  expect(new Set([app, jobs, loader].map(({ password }) => password)).size).toBe(3);
  expect(new URL(app.url).host).toBe("db.example:5433");
  expect(new URL(app.url).search).toBe("?sslmode=require");
});

test("no login shares its name with a group, whatever the database is called", () => {
  const roles = Object.values(loginRoles(owner));

  expect(roles.filter((role) => roles.some(({ group }) => group === role.name))).toEqual([]);
});

test("the same address gives the same passwords, another owner's password gives others", () => {
  const other = owner.replace("s%20ecret", "changed");

  expect(loginRoles(owner)).toEqual(loginRoles(owner));
  expect(loginRoles(other).app.password).not.toBe(loginRoles(owner).app.password);
});

test("the owner's password is in none of the addresses", () => {
  const urls = Object.values(loginRoles(owner)).map(({ url }) => url);

  expect(urls.filter((url) => /ecret/.test(url))).toEqual([]);
});

test("without a password to derive from there is none, rather than one to guess", () => {
  expect(loginRoles("postgresql://boss@localhost/tributary").app.password).toBeUndefined();
});

test("only the loader steps past row-level security", () => {
  const { app, jobs, loader } = loginRoles(owner);

  expect([app, jobs, loader].map((role) => role.bypassesRowSecurity)).toEqual([false, false, true]);
});

test("a name too long to tell the roles apart is refused", () => {
  expect(() => loginRoles(`postgresql://boss:pw@localhost/${"x".repeat(57)}`)).toThrow(/longer/);
});
