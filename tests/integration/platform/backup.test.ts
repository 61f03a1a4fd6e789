import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";

import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { backUp, tablesOf } from "#app/platform/backup/back-up.ts";
import { type Manifest, tableFile } from "#app/platform/backup/manifest.ts";
import { restore } from "#app/platform/backup/restore.ts";
import { loginRoles } from "#app/platform/db/login-roles.ts";
import { migrationNames, migrationsFolder } from "#app/platform/db/migrate.ts";
import { prepareDatabase } from "#app/platform/db/prepare-database.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { storeFile } from "#app/platform/files/file-store.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World } from "#tests/support/world.ts";

// A rehearsal of the worst day: everything is backed up while the portal works, and comes back elsewhere.

const ownerUrl = process.env.OWNER_DATABASE_URL ?? "";
const folder = mkdtempSync(join(tmpdir(), "tributary-backup-"));
const made: string[] = [];

function elsewhere(): string {
  const url = new URL(ownerUrl);
  url.pathname = `/tributary_restored_${randomBytes(3).toString("hex")}`;
  made.push(url.href);
  return url.href;
}

async function asOwner<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const aFolder = () => mkdtempSync(join(folder, "data-"));
const noJob = { name: "nobody.runs.this" };

let world: World;
let backup: string;
let manifest: Manifest;
let restored: { url: string; data: string };

beforeAll(async () => {
  world = await aWorld();
  await plantOneOfEach(world);
  await storeFile(world.vendorId, Readable.from([Buffer.from("part,quantity\nA,1\n")]), 1_000);
  await withScope(world.system, (tx) =>
    enqueue(tx, noJob, { vendorId: world.vendorId }, { runAt: new Date("2099-01-01") }),
  );
  backup = join(folder, "backup");
  manifest = await backUp(ownerUrl, process.env.DATA_DIR ?? "", backup, new Date());
  restored = { url: elsewhere(), data: aFolder() };
  await restore(restored.url, restored.data, backup);
}, 60_000);

afterAll(async () => {
  for (const url of made) {
    const roles = Object.values(loginRoles(url)).map(({ name }) => name);
    const name = new URL(url).pathname.slice(1);
    await asOwner(ownerUrl, `drop database if exists ${name} with (force)`);
    for (const role of roles) {
      await asOwner(ownerUrl, `drop role if exists ${role}`);
    }
  }
  rmSync(folder, { recursive: true });
});

test("what is restored is what was backed up: every row, key, guard, file and job", async () => {
  const { url, data } = restored;
  const again = await backUp(url, data, join(folder, "again"), new Date());
  expect(again.tables).toEqual(manifest.tables);
  expect(again.migrations).toEqual(manifest.migrations);
  expect(again.jobs).toBe(manifest.jobs);
  expect(again.files).toBe(manifest.files);
  expect(again.tables.find(({ name }) => name === "deal")?.rows).toBeGreaterThan(0);

  const rules = (where: string) =>
    asOwner(
      where,
      `select conname::text as name, pg_get_constraintdef(oid) as rule from pg_constraint
        where connamespace = 'tributary'::regnamespace order by 1, 2`,
    );
  expect(await rules(url)).toEqual(await rules(ownerUrl));
  const [asleep] = await asOwner<{ count: string }>(
    url,
    "select count(*) from pg_trigger where tgenabled = 'D'",
  );
  expect(asleep?.count).toBe("0");
  const [job] = await asOwner<{ payload: unknown; run_at: Date }>(
    url,
    `select payload, run_at from graphile_worker._private_jobs
      where (payload->>'vendorId')::int = ${world.vendorId} and run_at > '2098-01-01'`,
  );
  expect(job?.payload).toEqual({ vendorId: world.vendorId });
  expect(job?.run_at).toEqual(new Date("2099-01-01"));
}, 60_000);

test("scope holds in the restored database as it did before", async () => {
  const web = new pg.Client(loginRoles(restored.url).app.url);
  await web.connect();
  const seen = async (partner: string) => {
    await web.query("begin");
    await web.query(
      "select scope.enter($1, 'partner', $2, 'reseller', '{}', '{}', null, 'sales_rep')",
      [world.vendorId, partner],
    );
    const { rows } = await web.query("select partner_id from tributary.deal");
    await web.query("rollback");
    return new Set(rows.map((row) => row.partner_id));
  };
  try {
    expect((await web.query("select from tributary.deal")).rowCount).toBe(0);
    expect(await seen(world.ada.partnerId)).toEqual(new Set([world.ada.partnerId]));
    expect(await seen(world.bob.partnerId)).toEqual(new Set([world.bob.partnerId]));
  } finally {
    await web.end();
  }
}, 60_000);

test("a backup of an older version comes back through the migrations made since", async () => {
  const then = elsewhere();
  const known = migrationNames(migrationsFolder).filter((name) => name < "20261122");
  const old = aFolder();
  for (const name of ["migration_lock.toml", ...known]) {
    cpSync(join(migrationsFolder, name), join(old, name), { recursive: true });
  }
  await prepareDatabase(then, {}, old);
  // Since then, a session says how its person proved who it is; to old ones that must have been by the password.
  await asOwner(
    then,
    `insert into tributary.person (id, email, name, created_at)
       values ('01a00000-0000-7000-8000-000000000001', 'ada@x.example', 'Ada', '2026-03-01');
     insert into tributary.session (id_hash, person_id, created_at, expires_at)
       values ('\\x01', '01a00000-0000-7000-8000-000000000001', '2026-03-02', '2026-03-16')`,
  );
  const older = join(folder, "older");
  expect((await backUp(then, aFolder(), older, new Date())).migrations).toEqual(known);

  const now = elsewhere();
  await restore(now, aFolder(), older);
  const [session] = await asOwner(now, "select proof, proved_at from tributary.session");
  expect(session).toEqual({ proof: "password", proved_at: new Date("2026-03-02") });
  const [done] = await asOwner<{ count: number }>(
    now,
    "select count(*)::int as count from tributary._prisma_migrations where finished_at is not null",
  );
  expect(done?.count).toBe(migrationNames(migrationsFolder).length);
}, 60_000);

test("a database that holds something is left alone", async () => {
  await expect(restore(ownerUrl, aFolder(), backup)).rejects.toThrow("holds data already");
  expect(
    await asOwner(ownerUrl, `select from tributary.vendor where vendor_id = ${world.vendorId}`),
  ).toHaveLength(1);
});

test("a changed backup is refused, and nothing of it comes back", async () => {
  const broken = join(folder, "broken");
  cpSync(backup, broken, { recursive: true });
  const file = tableFile(broken, "vendor");
  const text = gunzipSync(readFileSync(file)).toString();
  writeFileSync(file, gzipSync(text.replace("EUR", "USD")));

  const url = elsewhere();
  await expect(restore(url, aFolder(), broken)).rejects.toThrow("is not what was backed up");
  const owner = new pg.Client(url);
  await owner.connect();
  try {
    for (const { name } of await tablesOf(owner)) {
      expect((await owner.query(`select from tributary.${name} limit 1`)).rowCount).toBe(0);
    }
  } finally {
    await owner.end();
  }
}, 60_000);

test("what is no backup, or was cut short, is refused in words", async () => {
  const url = elsewhere();
  await expect(restore(url, aFolder(), folder)).rejects.toThrow("is no whole backup of Tributary");
  await expect(backUp(ownerUrl, aFolder(), backup, new Date())).rejects.toThrow("is there already");
  expect(readdirSync(folder).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
});
