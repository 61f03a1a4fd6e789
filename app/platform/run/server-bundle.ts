import { pathToFileURL } from "node:url";

import type { ServerBuild } from "@remix-run/node";

import { serverBundle } from "./build-app.ts";
import { OperatorError } from "./operator-error.ts";
import { beforeExit } from "./run-to-end.ts";

/** What app/entry.server.tsx offers to the process that serves it. */
export type Lifecycle = {
  startWorker(): Promise<{ stop(): Promise<void> }>;
  /** Resolves when the database answers. */
  ready(): Promise<void>;
  /** Whether an error says that the database cannot be reached or has no connection to spare. */
  databaseIsAway(error: unknown): boolean;
  /** Throws in words when the application must not run like this. */
  checkStartup(): Promise<void>;
  shutdown(): Promise<void>;
  /** The first login of a vendor. Answers with what the operator is to be told. */
  createAdministrator(wanted: Record<string, unknown>): Promise<string[]>;
};

export type Bundle = { build: ServerBuild; lifecycle: Lifecycle };

export const lifecycleOf = (build: ServerBuild) =>
  build.entry.module as ServerBuild["entry"]["module"] & Lifecycle;

/** The built application, checked, with its connections closed at the end. */
export async function loadBundle(): Promise<Bundle> {
  const build = (await import(pathToFileURL(serverBundle).href)) as ServerBuild;
  const lifecycle = lifecycleOf(build);
  await beforeExit(() => lifecycle.shutdown());
  await lifecycle.checkStartup().catch((error: Error) => {
    throw new OperatorError(error.message);
  });
  return { build, lifecycle };
}

/** Runs jobs until the process ends. */
export async function work(lifecycle: Lifecycle): Promise<void> {
  const worker = await lifecycle.startWorker();
  await beforeExit(() => worker.stop());
}
