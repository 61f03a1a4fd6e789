import { mkdirSync } from "node:fs";

import { prepareDatabase } from "#app/platform/db/prepare-database.ts";

/** Every process of a test run derives its keys from it. */
export const TEST_SECRET = "a secret for tests, and nothing but tests";

/** Brings the database up to date and answers with what the application under test reads. */
export async function databaseEnvironment(ownerUrl: string, dataFolder: string) {
  mkdirSync(dataFolder, { recursive: true });
  const { appUrl, jobsUrl, loaderUrl } = await prepareDatabase(ownerUrl);
  return {
    OWNER_DATABASE_URL: ownerUrl,
    APP_DATABASE_URL: appUrl,
    JOBS_DATABASE_URL: jobsUrl,
    LOADER_DATABASE_URL: loaderUrl,
    DATA_DIR: dataFolder,
    SECRET: TEST_SECRET,
    WEBHOOK_LOOPBACK: "1",
  };
}
