import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { connectOwner } from "../db/connect-owner.ts";
import { root, runNode } from "./child.ts";
import { seedingMark } from "./open-database.ts";
import { OperatorError } from "./operator-error.ts";
import { say } from "./say.ts";
import type { Settings } from "./settings.ts";

type Login = { role: string; name: string; email: string; password: string; what: string };

/** Fills an empty database with the demo. */
export async function seedOnFirstRun(
  ownerUrl: string,
  { demo, dataFolder, databaseUrl }: Settings,
) {
  const mark = seedingMark(dataFolder);
  const cutShort = existsSync(mark);
  if (!demo || (!cutShort && (await hasVendor(ownerUrl)))) return;
  say("Filling in the demo, once");
  writeFileSync(mark, "");
  // A power cut now means filling in again, so our own server need not wait for its disk.
  const ownServer = { PGOPTIONS: "-c synchronous_commit=off" };
  await seed({ OWNER_DATABASE_URL: ownerUrl, ...(databaseUrl ? {} : ownServer) });
  rmSync(mark);
}

/** Real business never runs on a database with the demo's people: everybody knows their passwords. */
export async function refuseDemoPeople(ownerUrl: string, { production }: Settings): Promise<void> {
  if (!production) return;
  const owner = await connectOwner(ownerUrl);
  try {
    // Addresses below .example belong to nobody, by agreement of the whole net; only the demo uses them.
    const { rowCount } = await owner.query(
      "select from tributary.person where email like '%.example' and password_hash is not null limit 1",
    );
    if (!rowCount) return;
  } finally {
    await owner.end();
  }
  throw new OperatorError(
    "This database holds the demo, whose passwords everybody knows. With NODE_ENV=production, start on another DATABASE_URL and DATA_DIR",
  );
}

/** Runs the seed on the database that the environment names. */
export async function seed(env: Record<string, string>): Promise<void> {
  const script = "prisma/seed.ts";
  if (!existsSync(join(root, script))) {
    say("There is no demo data to fill in");
    return;
  }
  // A year of rows passes through: with little room for young ones, a fifth of the time would go into clearing up.
  const roomy = "--max-semi-space-size=64";
  if (await runNode([roomy, "--import", "tsx", script], { env, show: true })) return;
  throw new OperatorError("The demo could not be filled in; the reason is above");
}

async function hasVendor(ownerUrl: string): Promise<boolean> {
  const owner = await connectOwner(ownerUrl);
  try {
    // An owner whom row-level security hides the rows from gets an error instead of none.
    await owner.query("set row_security = off");
    const { rowCount } = await owner.query("select from tributary.vendor limit 1");
    return rowCount === 1;
  } catch (error) {
    const hidden = "42501";
    if ((error as { code?: string }).code !== hidden) throw error;
    const { rows } = await owner.query<{ used: boolean }>(
      "select pg_relation_size('tributary.vendor') > 0 as used",
    );
    return rows[0]?.used === true;
  } finally {
    await owner.end();
  }
}

/** The demo's logins as lines of a table. */
export function demoLogins({ demo, dataFolder }: Settings): string[] {
  const file = join(dataFolder, "demo-logins.json");
  if (!demo || !existsSync(file)) return [];
  const logins = JSON.parse(readFileSync(file, "utf8")) as Login[];
  const rows = logins.map(({ role, name, email, password, what }) => [
    role,
    name,
    email,
    password,
    what,
  ]);
  const table = [["Role", "Name", "Email", "Password", "To look at"], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
