import { existsSync, rmSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";

import { connectOwner } from "../db/connect-owner.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../db/embedded-postgres.ts";
import { prepareDatabase } from "../db/prepare-database.ts";
import { OperatorError } from "./operator-error.ts";
import { beforeExit } from "./run-to-end.ts";
import { complain } from "./say.ts";
import type { Settings } from "./settings.ts";

const database = "tributary";

/** There while the demo's data is being made, so that a start cut short can begin anew. */
export const seedingMark = (dataFolder: string) => join(dataFolder, "seeding");

/** Starts or reaches the database, prepares it, and tells the application's modules where it is. */
export async function openDatabase(settings: Settings): Promise<{ ownerUrl: string }> {
  const ownerUrl = await reachDatabase(settings);
  const urls = await prepareDatabase(ownerUrl, settings.given);
  process.env.APP_DATABASE_URL = urls.appUrl;
  process.env.JOBS_DATABASE_URL = urls.jobsUrl;
  process.env.LOADER_DATABASE_URL = urls.loaderUrl;
  // Whoever reads this process's environment does not find the owner.
  delete process.env.DATABASE_URL;
  return { ownerUrl };
}

/** The owner's address of the database, which runs from now on. */
export const reachDatabase = async (settings: Settings): Promise<string> =>
  settings.databaseUrl ?? (await openEmbedded(settings));

async function openEmbedded({ dataFolder, given }: Settings): Promise<string> {
  if (Object.keys(given).length > 0) {
    throw new OperatorError("APP_DATABASE_URL and its like need DATABASE_URL to be set as well");
  }
  const server = await startEmbeddedPostgres({ folder: dataFolder, settings: forLargeFiles() });
  process.once("exit", () => server.kill());
  await beforeExit(() => server.stop());
  server.lost.then(() => {
    complain(`PostgreSQL has stopped; see ${join(dataFolder, "postgres.log")}`);
    process.kill(process.pid, "SIGTERM");
  });
  await dropHalfSeeded(server, dataFolder);
  return server.ownerUrl(database);
}

/**
 * A file of a million lines writes about a gigabyte of log: as PostgreSQL comes, it would stop for checkpoints all the
 * while, and hold little of what it looks up. What has been committed is on the disk as before.
 */
function forLargeFiles(): Record<string, string> {
  const megabytes = Math.floor(totalmem() / 8 / 2 ** 20);
  return {
    shared_buffers: `${Math.min(1_024, Math.max(128, megabytes))}MB`,
    max_wal_size: "2GB",
    checkpoint_timeout: "15min",
  };
}

async function dropHalfSeeded(server: EmbeddedPostgres, dataFolder: string): Promise<void> {
  if (!existsSync(seedingMark(dataFolder))) return;
  const owner = await connectOwner(server.ownerUrl("postgres"));
  try {
    await owner.query(`drop database if exists ${database}`);
  } finally {
    await owner.end();
  }
  rmSync(seedingMark(dataFolder));
}
