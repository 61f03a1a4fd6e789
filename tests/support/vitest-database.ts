import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { databaseEnvironment } from "./database-environment.ts";
import { startTestPostgres } from "./test-postgres.ts";

/** One database for all integration tests: each makes a vendor of its own. Workers inherit the environment. */
export default async function setup() {
  const given = process.env.OWNER_DATABASE_URL;
  if (given) {
    const folder = process.env.DATA_DIR ?? mkdtempSync(join(tmpdir(), "tributary-data-"));
    Object.assign(process.env, await databaseEnvironment(given, folder));
    return;
  }
  const server = await startTestPostgres({});
  const { databaseUrl, dataFolder, stop } = server;
  Object.assign(process.env, await databaseEnvironment(databaseUrl("integration"), dataFolder));
  return stop;
}
