import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type pg from "pg";

const prisma = resolve(import.meta.dirname, "../../../prisma");
export const migrationsFolder = join(prisma, "migrations");

/** Every migration of a folder, oldest first. */
export const migrationNames = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

/** Names of the migrations in the folder that this database has not seen to the end. */
export async function pendingMigrations(
  owner: pg.Client,
  folder = migrationsFolder,
): Promise<string[]> {
  const { rows } = await owner.query<{ kept: boolean }>(
    "select to_regclass('tributary._prisma_migrations') is not null as kept",
  );
  if (!rows[0]?.kept) return migrationNames(folder);
  const done = await owner.query<{ migration_name: string }>(
    "select migration_name from tributary._prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const names = new Set(done.rows.map((row) => row.migration_name));
  return migrationNames(folder).filter((name) => !names.has(name));
}

function migrationsList(folder: string) {
  const lockfile = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: readFileSync(join(folder, path, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

/** What `prisma migrate deploy` does, in this process and without a download. */
export async function applyMigrations(
  ownerUrl: string,
  folder = migrationsFolder,
): Promise<string[]> {
  // Megabytes of WASM that a start without new migrations never needs.
  const { openEngine } = await import("../../../prisma/engine/wasm-engine.ts");
  const schema = join(prisma, "schema.prisma");
  const url = new URL(ownerUrl);
  url.searchParams.set("schema", "tributary");
  const { engine, close } = await openEngine({
    url: url.href,
    datamodels: [[schema, readFileSync(schema, "utf8")]],
  });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationsList(folder),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    await close();
  }
}
