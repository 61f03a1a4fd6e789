import { runMigrations } from "graphile-worker";
import type pg from "pg";

import { OperatorError } from "../run/operator-error.ts";
import { assertAddress, connectOwner } from "./connect-owner.ts";
import {
  canLogIn,
  createGroupRoles,
  createJobsRole,
  createLoginRole,
  sessionDefaults,
} from "./database-roles.ts";
import { type DatabaseUrls, type LoginRole, loginRoles } from "./login-roles.ts";
import { applyMigrations, migrationsFolder, pendingMigrations } from "./migrate.ts";

/** Any number would do; every process takes the same. */
const preparation = 7_426_151;

/**
 * Brings a database to what this version needs: roles, tables, job queue. Safe to call from several
 * processes at once, and quick when there is nothing to do. `given` holds addresses that the
 * operator keeps; their roles are left alone. `migrations` is the folder they are taken from.
 */
export async function prepareDatabase(
  ownerUrl: string,
  given: Partial<DatabaseUrls> = {},
  migrations = migrationsFolder,
): Promise<DatabaseUrls> {
  assertAddress(ownerUrl);
  const { app, jobs, loader } = loginRoles(ownerUrl);
  const urls = { appUrl: app.url, jobsUrl: jobs.url, loaderUrl: loader.url, ...given };
  const owner = await connectOwner(ownerUrl);
  try {
    if (await isPrepared(owner, urls, migrations)) return urls;
    await owner.query("select pg_advisory_lock($1)", [preparation]);
    await createGroupRoles(owner);
    if (!given.appUrl) await createLoginRole(owner, app);
    if (!given.loaderUrl) await createLoginRole(owner, loader);
    if (!given.jobsUrl) await createJobsRole(owner, jobs);
    await migrate(owner, ownerUrl, migrations);
    await assertLogins(urls, [app, jobs, loader]);
    await runMigrations({ connectionString: urls.jobsUrl });
    return urls;
  } finally {
    await owner.end();
  }
}

async function isPrepared(
  owner: pg.Client,
  urls: DatabaseUrls,
  migrations: string,
): Promise<boolean> {
  const { rows } = await owner.query<{ queue: boolean }>(
    "select to_regclass('graphile_worker.migrations') is not null as queue",
  );
  if (!rows[0]?.queue || (await pendingMigrations(owner, migrations)).length > 0) return false;
  const open = await Promise.all(Object.values(urls).map(canLogIn));
  return open.every(Boolean);
}

async function migrate(owner: pg.Client, ownerUrl: string, migrations: string): Promise<void> {
  await owner.query("create schema if not exists tributary");
  const database = owner.escapeIdentifier(owner.database ?? "");
  await owner.query(sessionDefaults("current_user", database));
  if ((await pendingMigrations(owner, migrations)).length === 0) return;
  try {
    await applyMigrations(ownerUrl, migrations);
  } catch (error) {
    throw new OperatorError(`A migration failed: ${(error as Error).message.trim()}`);
  }
}

/** A server may let in only whom pg_hba.conf names. */
async function assertLogins(urls: DatabaseUrls, roles: LoginRole[]): Promise<void> {
  for (const url of Object.values(urls)) {
    if (await canLogIn(url)) continue;
    const { host, username } = new URL(url);
    const derived = roles.some((role) => role.url === url && !role.password);
    const remedy = derived
      ? "Put the owner's password into DATABASE_URL, or set APP_DATABASE_URL, JOBS_DATABASE_URL and LOADER_DATABASE_URL"
      : "Check its password and the server's pg_hba.conf";
    throw new OperatorError(
      `PostgreSQL on ${host} refuses role ${decodeURIComponent(username)}. ${remedy}`,
    );
  }
}
