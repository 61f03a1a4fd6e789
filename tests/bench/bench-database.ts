import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";

import { startEmbeddedPostgres } from "#app/platform/db/embedded-postgres.ts";
import { databaseOf, loginRoles } from "#app/platform/db/login-roles.ts";

export type BenchPostgres = {
  /** For the files that are handed over. */
  folder: string;
  /** The owner's address of a database of this run's own. */
  ownerUrl(size: number): string;
  drop(ownerUrl: string): Promise<void>;
  stop(): Promise<void>;
};

/** What an operator of this size would set; everything else, and the disk, as it comes. */
const settings = {
  shared_buffers: "512MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "30min",
  autovacuum: "off",
  max_connections: "100",
};

/** A PostgreSQL for this run, or databases of its own on the server that DATABASE_URL names. All of it goes at the end. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "tributary-bench-"));
  const run = randomBytes(3).toString("hex");
  const outside = process.env.DATABASE_URL;
  const server = outside ? null : await startEmbeddedPostgres({ folder, settings });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", () => {
    server?.kill();
    remove();
  });
  const urlOf = (size: number) => {
    const name = `tributary_bench_${run}_${size}`;
    if (server) return server.ownerUrl(name);
    const address = new URL(outside ?? "");
    address.pathname = `/${name}`;
    return address.href;
  };
  const made = new Set<string>();
  const drop = async (url: string) => {
    await dropDatabase(url);
    made.delete(url);
  };
  return {
    folder,
    ownerUrl: (size) => {
      const url = urlOf(size);
      made.add(url);
      return url;
    },
    drop,
    stop: async () => {
      if (server) await server.stop();
      else for (const url of made) await drop(url);
      remove();
    },
  };
}
/** Drops the database with its roles, whoever is still connected. */
export async function dropDatabase(ownerUrl: string): Promise<void> {
  const address = new URL(ownerUrl);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    const roles = Object.values(loginRoles(ownerUrl)).map(({ name }) => name);
    const { rows } = await client.query<{ name: string }>(
      "select rolname as name from pg_roles where rolname = any($1)",
      [roles],
    );
    const present = rows.map(({ name }) => client.escapeIdentifier(name));
    // Only a member of a role may end its connections.
    for (const role of present) await client.query(`grant ${role} to current_user`);
    const name = client.escapeIdentifier(databaseOf(ownerUrl));
    await client.query(`drop database if exists ${name} with (force)`);
    for (const role of present) await client.query(`drop role ${role}`);
  } finally {
    await client.end();
  }
}
