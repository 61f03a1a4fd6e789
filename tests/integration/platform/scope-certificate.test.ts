import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Ask } from "#app/platform/certificate/certificate.ts";
import { certifyScope } from "#app/platform/certificate/certify-scope.ts";
import { readCertificate } from "#app/platform/certificate/read-certificate.server.ts";
import { loginRoles } from "#app/platform/db/login-roles.ts";
import { prepareDatabase } from "#app/platform/db/prepare-database.ts";

const at = new Date("2026-03-01T00:00:00Z");

test("this database is certified: nothing is open", async () => {
  const certificate = await readCertificate(at);
  const faults = [
    ...certificate.tables,
    ...certificate.globals,
    ...certificate.roles,
    ...certificate.functions,
  ].flatMap(({ name, faults: found }) => found.map((fault) => `${name}: ${fault}`));
  expect(faults).toEqual([]);
  expect(certificate.faults).toBe(0);
  expect(certificate.tables.length).toBeGreaterThan(30);
  const [application] = certificate.roles;
  expect(application?.facts).toEqual(
    expect.arrayContaining(["is no superuser", "has no BYPASSRLS", "owns no table"]),
  );
  const deal = certificate.tables.find(({ name }) => name === "deal");
  expect(deal?.policies.find(({ command }) => command === "read")).toMatchObject({
    vendor: "every row",
    partner: "its own rows or rows of those that show it their deals",
  });
});

// What is opened here is opened in a database of its own.
const scratch = new URL(process.env.OWNER_DATABASE_URL ?? "");
scratch.pathname += "_opened";
let owner: pg.Client;
let application: pg.Client;

beforeAll(async () => {
  const { appUrl } = await prepareDatabase(scratch.href);
  owner = new pg.Client(scratch.href);
  application = new pg.Client(appUrl);
  await owner.connect();
  await application.connect();
}, 60_000);

afterAll(async () => {
  await application.end();
  await owner.end();
  const server = new URL(scratch);
  server.pathname = "/postgres";
  const admin = new pg.Client(server.href);
  await admin.connect();
  const name = scratch.pathname.slice(1);
  await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`);
  for (const role of Object.values(loginRoles(scratch.href))) {
    await admin.query(`drop role ${admin.escapeIdentifier(role.name)}`);
  }
  await admin.end();
});

async function faultsAfter(sql: string, undo: string): Promise<string[]> {
  const ask: Ask = async <Row>(text: string) => (await application.query(text)).rows as Row[];
  await owner.query(sql);
  try {
    const { tables, globals, roles, functions, faults } = await certifyScope(ask, at);
    const found = [...tables, ...globals, ...roles, ...functions].flatMap((each) =>
      each.faults.map((fault) => `${each.name}: ${fault}`),
    );
    expect(found).toHaveLength(faults);
    return found;
  } finally {
    await owner.query(undo);
  }
}

const web = () => `"${scratch.pathname.slice(1)}_web"`;

const openings: { what: string; sql: () => string; undo: () => string; faults: RegExp[] }[] = [
  {
    what: "row-level security off",
    sql: () => "alter table tributary.deal disable row level security",
    undo: () => "alter table tributary.deal enable row level security",
    faults: [/^deal: Row-level security is off$/],
  },
  {
    what: "not forced",
    sql: () => "alter table tributary.deal no force row level security",
    undo: () => "alter table tributary.deal force row level security",
    faults: [/^deal: Row-level security is not forced/],
  },
  {
    what: "a policy for everybody on every row",
    sql: () => "create policy loose on tributary.deal for select using (true)",
    undo: () => "drop policy loose on tributary.deal",
    faults: [/^deal: Policy loose is for everybody$/, /^deal: Policy loose does not hold rows/],
  },
  {
    what: "a restrictive policy that asks another table",
    sql: () =>
      `create policy strict on tributary.deal as restrictive for select to tributary_app
         using (vendor_id = scope.vendor() and exists (select from tributary.partner))`,
    undo: () => "drop policy strict on tributary.deal",
    faults: [/^deal: Policy strict is restrictive$/, /^deal: Policy strict asks another table$/],
  },
  {
    what: "a grant that no policy governs",
    sql: () => "grant truncate, delete on tributary.deal to tributary_app",
    undo: () => "revoke truncate, delete on tributary.deal from tributary_app",
    faults: [
      /^deal: The application may delete, and no policy/,
      /^deal: The application may truncate, which/,
    ],
  },
  {
    what: "a table of no vendor",
    sql: () => "create table tributary.loose (id int primary key)",
    undo: () => "drop table tributary.loose",
    faults: [/^loose: It belongs to no vendor, and no reason/],
  },
  {
    what: "a view with its owner's rights",
    sql: () =>
      "create view tributary.every_deal as select * from tributary.deal; grant select on tributary.every_deal to tributary_app",
    undo: () => "drop view tributary.every_deal",
    faults: [/^every_deal: It answers with its owner's rights$/],
  },
  {
    what: "an application that may act as a function's owner",
    sql: () => `grant tributary_seal to ${web()}`,
    undo: () => `revoke tributary_seal from ${web()}`,
    faults: [
      /_web: It may act as tributary_seal$/,
      /^audit_seal: The application may insert, and no policy/,
      /^audit_seal: The application may update, and no policy/,
    ],
  },
  {
    what: "an application with BYPASSRLS",
    sql: () => `alter role ${web()} bypassrls`,
    undo: () => `alter role ${web()} nobypassrls`,
    faults: [/_web: It has BYPASSRLS$/],
  },
  {
    what: "a function that sees more and is not written down",
    sql: () =>
      "create function accounts.everything() returns bigint language sql security definer as 'select count(*) from tributary.deal'",
    undo: () => "drop function accounts.everything()",
    faults: [
      /^accounts\.everything: What it may answer is not written down$/,
      /^accounts\.everything: It finds its tables on the caller's path$/,
      /^accounts\.everything: Everybody may call it$/,
    ],
  },
];

test.each(openings)("what is opened is said to be open: $what", async ({ sql, undo, faults }) => {
  const found = await faultsAfter(sql(), undo());
  expect(found).toHaveLength(faults.length);
  for (const fault of faults) expect(found).toContainEqual(expect.stringMatching(fault));
});
