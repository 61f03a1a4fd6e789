import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import { afterAll, expect, test } from "vitest";

import { verifyAllChains } from "#app/platform/audit/verify-all-chains.ts";
import { loginRoles } from "#app/platform/db/login-roles.ts";
import { migrationNames, migrationsFolder } from "#app/platform/db/migrate.ts";
import { prepareDatabase } from "#app/platform/db/prepare-database.ts";

const scratch = new URL(process.env.OWNER_DATABASE_URL ?? "");
scratch.pathname += "_unsealed";
const older = mkdtempSync(join(tmpdir(), "tributary-unsealed-"));

afterAll(async () => {
  rmSync(older, { recursive: true });
  const server = new URL(scratch);
  server.pathname = "/postgres";
  const admin = new pg.Client(server.href);
  await admin.connect();
  await admin.query(
    `drop database if exists ${admin.escapeIdentifier(scratch.pathname.slice(1))} with (force)`,
  );
  for (const role of Object.values(loginRoles(scratch.href))) {
    await admin.query(`drop role if exists ${admin.escapeIdentifier(role.name)}`);
  }
  await admin.end();
});

test("what was on record before there were seals is sealed in its order, and what follows is sealed to it", async () => {
  cpSync(join(migrationsFolder, "migration_lock.toml"), join(older, "migration_lock.toml"));
  const before = migrationNames(migrationsFolder).filter((name) => name < "20261122000151");
  for (const name of before) {
    cpSync(join(migrationsFolder, name), join(older, name), { recursive: true });
  }
  await prepareDatabase(scratch.href, {}, older);
  const owner = new pg.Client(scratch.href);
  await owner.connect();
  try {
    const write = (count: number) =>
      owner.query(
        `insert into tributary.audit_entry
         select v, gen_random_uuid(), '2026-01-01'::timestamptz + n * interval '1 minute', null, null, 'Ada',
                'deal.submitted', 'deal', n::text, jsonb_build_object('n', n)
           from generate_series(1, $1::int) n, unnest(array[7, 8]) v`,
        [count],
      );
    await write(250);
    await prepareDatabase(scratch.href);
    const order = await owner.query(
      `select count(*)::int as wrong from tributary.audit_seal s
         join tributary.audit_entry e on e.vendor_id = s.vendor_id and e.id = s.entry_id
        where e.subject_id <> s.seq::text`,
    );
    expect(order.rows).toEqual([{ wrong: 0 }]);
    await write(3);
    expect(await verifyAllChains(owner, new Map())).toMatchObject([
      { vendorId: 7, entries: 253n, break: null },
      { vendorId: 8, entries: 253n, break: null },
    ]);
  } finally {
    await owner.end();
  }
}, 60_000);
