import { createHash } from "node:crypto";
import { cpSync, createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { copyFile, cp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { connectOwner } from "../db/connect-owner.ts";
import type { DatabaseUrls } from "../db/login-roles.ts";
import { migrationNames, migrationsFolder } from "../db/migrate.ts";
import { prepareDatabase } from "../db/prepare-database.ts";
import { OperatorError } from "../run/operator-error.ts";
import { tablesOf } from "./back-up.ts";
import {
  type BackedUpTable,
  filesFolder,
  jobsFile,
  type Manifest,
  readManifest,
  secretFile,
  tableFile,
} from "./manifest.ts";
import { QueuedJobs, queueAgain } from "./queued-jobs.ts";

/**
 * Fills an empty database and data folder from a backup, of this version or an older one. All rows come back in one
 * transaction and are compared with the backup's checksums and every foreign key, or none come back.
 */
export async function restore(
  ownerUrl: string,
  dataFolder: string,
  backup: string,
  given: Partial<DatabaseUrls> = {},
): Promise<Manifest> {
  const manifest = readManifest(backup);
  assertKnown(manifest);
  assertSecret(dataFolder, backup);

  // First the tables as the backup knew them; what came later happens to rows as it would have then.
  const older = mkdtempSync(join(tmpdir(), "tributary-migrations-"));
  try {
    cpSync(join(migrationsFolder, "migration_lock.toml"), join(older, "migration_lock.toml"));
    for (const name of manifest.migrations) {
      cpSync(join(migrationsFolder, name), join(older, name), { recursive: true });
    }
    await prepareDatabase(ownerUrl, given, older);
  } finally {
    rmSync(older, { recursive: true });
  }
  await copyFilesBack(dataFolder, backup);

  const owner = await connectOwner(ownerUrl);
  try {
    await owner.query("set row_security = off");
    await owner.query("begin");
    await assertEmpty(owner);
    await fill(owner, backup, manifest.tables);
    const jobs = QueuedJobs.parse(JSON.parse(readFileSync(jobsFile(backup), "utf8")));
    await queueAgain(owner, jobs);
    await owner.query("commit");
    await owner.query("analyze");
  } finally {
    await owner.end();
  }
  await prepareDatabase(ownerUrl, given);
  return manifest;
}

function assertKnown({ migrations }: Manifest): void {
  const known = new Set(migrationNames(migrationsFolder));
  const strange = migrations.find((name) => !known.has(name));
  if (strange) {
    throw new OperatorError(
      `The backup was taken by another version of Tributary: this one does not know the migration ${strange}`,
    );
  }
}

/** Second factors are sealed with it: under another secret nobody's would open. */
function assertSecret(dataFolder: string, backup: string): void {
  const [kept, here] = [secretFile(backup), secretFile(dataFolder)];
  if (!existsSync(kept) || !existsSync(here)) return;
  if (readFileSync(kept, "utf8") === readFileSync(here, "utf8")) return;
  throw new OperatorError(
    `${here} is not the secret of the backup. Restore into an empty data folder (DATA_DIR)`,
  );
}

async function copyFilesBack(dataFolder: string, backup: string): Promise<void> {
  const secret = secretFile(backup);
  if (existsSync(secret)) await copyFile(secret, secretFile(dataFolder));
  // A file lies under its hash, so one that is there already is the same.
  await mkdir(join(dataFolder, "files"), { recursive: true });
  await cp(filesFolder(backup), join(dataFolder, "files"), { recursive: true });
}

async function assertEmpty(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ used: boolean }>(
    "select exists (select from tributary.vendor) or exists (select from tributary.person) as used",
  );
  if (!rows[0]?.used) return;
  throw new OperatorError(
    `Database ${owner.database} holds data already. Restore into an empty one: name a new database in DATABASE_URL, or a new DATA_DIR`,
  );
}

/** Foreign keys are taken off and put back, which checks every row; guards are for people, not for this. */
async function fill(owner: pg.Client, backup: string, tables: BackedUpTable[]): Promise<void> {
  const { rows: keys } = await owner.query<{ place: string; name: string; rule: string }>(`
    select conrelid::regclass::text as place, conname::text as name, pg_get_constraintdef(oid) as rule
      from pg_constraint
     where contype = 'f' and connamespace = 'tributary'::regnamespace and conparentid = 0`);
  for (const { place, name } of keys) {
    await owner.query(`alter table ${place} drop constraint ${owner.escapeIdentifier(name)}`);
  }
  const present = new Set((await tablesOf(owner)).map(({ name }) => name));
  for (const table of tables) {
    if (!present.has(table.name)) {
      throw new OperatorError(`The backup holds a table ${table.name} that this version lacks`);
    }
    await owner.query(`alter table tributary.${table.name} disable trigger user`);
    await owner.query(`truncate tributary.${table.name}`);
    await copyIn(owner, backup, table);
    await owner.query(`alter table tributary.${table.name} enable trigger user`);
  }
  for (const { place, name, rule } of keys) {
    await owner.query(
      `alter table ${place} add constraint ${owner.escapeIdentifier(name)} ${rule}`,
    );
  }
}

async function copyIn(owner: pg.Client, backup: string, table: BackedUpTable): Promise<void> {
  const list = table.columns.map((column) => owner.escapeIdentifier(column)).join(", ");
  const rows = owner.query(copyFrom(`copy tributary.${table.name} (${list}) from stdin`));
  const hash = createHash("sha256");
  await pipeline(
    createReadStream(tableFile(backup, table.name)),
    createGunzip(),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    rows,
  ).catch((error: Error) => {
    throw new OperatorError(
      `${tableFile(backup, table.name)} cannot be restored: ${error.message}`,
    );
  });
  if (rows.rowCount === table.rows && hash.digest("hex") === table.sha256) return;
  throw new OperatorError(`${tableFile(backup, table.name)} is not what was backed up`);
}
