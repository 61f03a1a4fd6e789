import { randomBytes } from "node:crypto";

import pg from "pg";
import { afterAll, expect, test } from "vitest";

import { loginRoles } from "#app/platform/db/login-roles.ts";
import { prepareDatabase } from "#app/platform/db/prepare-database.ts";

const ownerUrl = process.env.OWNER_DATABASE_URL ?? "";
const fresh = new URL(ownerUrl);
fresh.pathname = `/tributary_fresh_${randomBytes(3).toString("hex")}`;

async function asRole<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const refusal = (url: string, sql: string) =>
  asRole(url, sql).then(
    () => "allowed",
    (error: { code: string }) => error.code,
  );

afterAll(async () => {
  const roles = Object.values(loginRoles(fresh.href)).map(({ name }) => name);
  await asRole(ownerUrl, `grant ${roles.join(", ")} to current_user`);
  await asRole(ownerUrl, `drop database ${fresh.pathname.slice(1)} with (force)`);
  await asRole(ownerUrl, `drop role ${roles.join(", ")}`);
});

test("several processes may prepare one new database in the same moment", async () => {
  const answers = await Promise.all([1, 2, 3].map(() => prepareDatabase(fresh.href)));

  expect(new Set(answers.map(({ appUrl }) => appUrl)).size).toBe(1);
  const [web] = await asRole(
    answers[0]?.appUrl ?? "",
    "select current_schemas(false)::text as path",
  );
  expect(web).toEqual({ path: "{tributary,public}" });
});

test("the web role can neither pass by row-level security nor change a table", async () => {
  const { appUrl } = await prepareDatabase(fresh.href);

  const [role] = await asRole(
    appUrl,
    "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user",
  );
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
  });
  expect(await refusal(appUrl, "alter table vendor disable row level security")).toBe("42501");
  expect(await refusal(appUrl, "select * from graphile_worker.jobs")).toBe("42501");
});

test("the loader may write staging rows and read nothing", async () => {
  const { loaderUrl } = await prepareDatabase(fresh.href);

  expect(await refusal(loaderUrl, "select * from vendor")).toBe("42501");
  expect(await refusal(loaderUrl, "select * from staging_row")).toBe("42501");
  const [right] = await asRole(
    loaderUrl,
    "select has_table_privilege('staging_row', 'insert') as may",
  );
  expect(right).toEqual({ may: true });
});

test("a wrong owner is refused in words that do not repeat the password", async () => {
  const wrong = new URL(ownerUrl);
  // A server that trusts its own machine asks for no password, but it knows its roles.
  wrong.username = "nobody_here";
  wrong.password = "not-the-password";

  await expect(prepareDatabase(wrong.href)).rejects.toThrow(/refuses role nobody_here: /);
  await expect(prepareDatabase(wrong.href)).rejects.not.toThrow(/not-the-password/);
});

test("a server that is not there is named", async () => {
  const nowhere = "postgresql://tributary:secret@127.0.0.1:1/tributary";

  await expect(prepareDatabase(nowhere)).rejects.toThrow("No PostgreSQL answers on 127.0.0.1:1");
});

test("what is no address at all is refused in words", async () => {
  await expect(prepareDatabase("notaurl")).rejects.toThrow(/DATABASE_URL must look like/);
});

test("an address without a database is refused before anything is tried", async () => {
  await expect(prepareDatabase("mysql://localhost/x")).rejects.toThrow(
    "DATABASE_URL must look like",
  );
});
