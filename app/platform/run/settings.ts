import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

import type { DatabaseUrls } from "../db/login-roles.ts";
import { OperatorError } from "./operator-error.ts";
import { completeSecret } from "./secret.ts";

export type Settings = {
  port: number;
  host: string;
  dataFolder: string;
  /** The role that owns and migrates; without it a PostgreSQL of our own is started. */
  databaseUrl: string | undefined;
  /** Addresses the operator keeps instead of having them derived. */
  given: Partial<DatabaseUrls>;
  /** Believable data and printed logins on first run. */
  demo: boolean;
  /** Real business: the operator said NODE_ENV=production. */
  production: boolean;
  /** Jobs run in this process, too. */
  worker: boolean;
  /** Where a process that only runs jobs says how it fares. */
  metricsPort: number | undefined;
};

/** Reads the operator's environment, and completes it for the modules of the application. */
export function readSettings(mode: "production" | "development" = "production"): Settings {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = process.env;
  const port = portFrom("PORT") ?? 3000;
  const settings: Settings = {
    port,
    host: env.HOST || "127.0.0.1",
    dataFolder: resolve(env.DATA_DIR || ".data"),
    databaseUrl: env.DATABASE_URL || undefined,
    given: withoutEmpty({
      appUrl: env.APP_DATABASE_URL,
      jobsUrl: env.JOBS_DATABASE_URL,
      loaderUrl: env.LOADER_DATABASE_URL,
    }),
    demo: env.DEMO ? env.DEMO === "1" : env.NODE_ENV !== "production",
    production: env.NODE_ENV === "production",
    worker: env.WORKER !== "0",
    metricsPort: portFrom("METRICS_PORT"),
  };
  if (settings.demo && settings.production) {
    throw new OperatorError(
      "DEMO=1 makes logins whose passwords everybody knows, and NODE_ENV=production is for real business. Leave out one of the two",
    );
  }
  if (env.WEBHOOK_LOOPBACK === "1" && settings.production) {
    throw new OperatorError(
      "WEBHOOK_LOOPBACK=1 lets webhooks reach this machine, and NODE_ENV=production is for real business. Leave out one of the two",
    );
  }
  env.NODE_ENV = mode;
  env.PORT = String(port);
  env.HOST = settings.host;
  env.ORIGIN ||= `http://localhost:${port}`;
  env.DATA_DIR = settings.dataFolder;
  env.DEMO = settings.demo ? "1" : "0";
  return settings;
}

function portFrom(name: "PORT" | "METRICS_PORT"): number | undefined {
  const value = process.env[name];
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new OperatorError(`${name} is ${value}; it must be a number from 1 to 65535`);
}

const withoutEmpty = (urls: Partial<Record<keyof DatabaseUrls, string | undefined>>) =>
  Object.fromEntries(Object.entries(urls).filter(([, url]) => url)) as Partial<DatabaseUrls>;

/** Step by step: Node's recursive way never returns where the system refuses in an odd way (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** Makes the data folder and its secret, or says why it cannot be used. */
export function openDataFolder(folder: string, { withSecret = true } = {}): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (withSecret) completeSecret(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      `The data folder ${folder} cannot be written (${code}). Give this user the right to, or set DATA_DIR to another`,
    );
  }
}
