import { randomBytes } from "node:crypto";

import { loginRoles } from "#app/platform/db/login-roles.ts";
import { freePort } from "#app/platform/run/ports.ts";

import { TEST_SECRET } from "./database-environment.ts";

/**
 * Decides where the server and the database of the browser tests are. Playwright reads its
 * configuration again in every worker; they inherit the environment and so agree.
 */
export async function e2eEnvironment(): Promise<{ port: number }> {
  const env = process.env;
  env.E2E_PORT ??= String(await freePort());
  if (!env.OWNER_DATABASE_URL) {
    // The server is started later and by another process, which finds here what it must be.
    env.E2E_POSTGRES_PORT = String(await freePort());
    env.E2E_POSTGRES_PASSWORD = randomBytes(12).toString("hex");
    env.OWNER_DATABASE_URL = `postgresql://tributary:${env.E2E_POSTGRES_PASSWORD}@127.0.0.1:${env.E2E_POSTGRES_PORT}/tributary_e2e`;
    const { app, jobs, loader } = loginRoles(env.OWNER_DATABASE_URL);
    env.APP_DATABASE_URL = app.url;
    env.JOBS_DATABASE_URL = jobs.url;
    env.LOADER_DATABASE_URL = loader.url;
  }
  env.ORIGIN = `http://localhost:${env.E2E_PORT}`;
  env.SECRET = TEST_SECRET;
  env.DEMO = "1";
  env.WEBHOOK_LOOPBACK = "1";
  env.LOG_LEVEL ??= "warn";
  return { port: Number(env.E2E_PORT) };
}
