import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";

import { startEmbeddedPostgres } from "#app/platform/db/embedded-postgres.ts";
import { isAlive, runningServer, stopServer } from "#app/platform/db/embedded-server.ts";
import { databaseOf, loginRoles } from "#app/platform/db/login-roles.ts";

export type TestPostgres = {
  /** The owner's address of a database that this run may make, use and lose. */
  databaseUrl(purpose: "integration" | "e2e"): string;
  /** For the files the application keeps during this run. */
  dataFolder: string;
  stop(): Promise<void>;
};

/** Gone with the power, and gone after the run: nothing here waits for a disk. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "200",
  shared_buffers: "128MB",
};

const prefix = "tributary-test-";
const memory = "/dev/shm";

/** A PostgreSQL of this run's own, or databases of its own on the server that DATABASE_URL names. */
export async function startTestPostgres(fixed: {
  port?: number;
  password?: string;
}): Promise<TestPostgres> {
  const parent = existsSync(memory) ? memory : tmpdir();
  await removeLeftovers(parent);
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  const dataFolder = join(folder, "data");
  mkdirSync(dataFolder);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = process.env.DATABASE_URL
      ? databasesOn(process.env.DATABASE_URL)
      : await embedded(folder, fixed);
    process.once("exit", () => {
      server.kill();
      remove();
    });
    return {
      databaseUrl: server.databaseUrl,
      dataFolder,
      stop: async () => {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function embedded(folder: string, fixed: { port?: number; password?: string }) {
  const server = await startEmbeddedPostgres({ folder, settings, throwAway: true, ...fixed });
  return {
    databaseUrl: (purpose: string) => server.ownerUrl(`tributary_${purpose}`),
    stop: () => server.stop(),
    kill: () => server.kill(),
  };
}

function databasesOn(url: string) {
  const run = randomBytes(3).toString("hex");
  const used = new Set<string>();
  const databaseUrl = (purpose: string) => {
    const address = new URL(url);
    address.pathname += `_test_${purpose}_${run}`;
    used.add(address.href);
    return address.href;
  };
  const stop = async () => {
    for (const database of used) await dropDatabase(url, database);
  };
  return { databaseUrl, stop, kill: () => undefined };
}

/** Begins a database with the tables of another, which nobody is connected to; the queue's are its own role's. */
export async function copyOfDatabase(of: string, url: string): Promise<void> {
  const run = async (address: string, sql: string) => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const [from, name] = [of, url].map((each) => pg.escapeIdentifier(databaseOf(each)));
  const server = new URL(of);
  server.pathname = "/postgres";
  await run(server.href, `create database ${name} template ${from}`);
  await run(server.href, `revoke connect on database ${name} from public`);
  await run(url, "drop schema graphile_worker cascade");
}

/** Drops the database with its roles, whoever is still connected. */
async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  const address = new URL(serverUrl);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  const name = client.escapeIdentifier(databaseOf(url));
  const roles = Object.values(loginRoles(url)).map((role) => client.escapeIdentifier(role.name));
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [
      databaseOf(url),
    ]);
    if (!rowCount) return;
    // Only a member of a role may end its connections.
    await client.query(`grant ${roles.join(", ")} to current_user`);
    await client.query(`drop database ${name} with (force)`);
    await client.query(`drop role ${roles.join(", ")}`);
  } finally {
    await client.end();
  }
}

/** A run that was killed leaves its server behind; its folder says whose it was. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split("-")[0]))) continue;
    const cluster = join(parent, name, "postgres");
    const pidFile = join(cluster, "postmaster.pid");
    const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, "utf8").split("\n")[0]) : 0;
    if (pid && (await runningServer(cluster, async () => true))) await stopServer(pid, cluster);
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
