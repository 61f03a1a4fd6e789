import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { loginRoles } from "#app/platform/db/login-roles.ts";
import { root } from "#app/platform/run/child.ts";

import type { Bench } from "./entries.ts";
import type { Loop } from "./loop.ts";

const run = promisify(execFile);

export const inProcess = (bench: Bench, work: "detect" | "submit"): Promise<Loop> =>
  resultOf<Loop>(bench, "run-deal-process.mjs", work);

/** Runs what is measured without a server in a process of its own, with the application's own roles. */
export async function resultOf<Result>(
  { ownerUrl, size, seconds }: Bench,
  file: string,
  work: string,
): Promise<Result> {
  const { app, jobs, loader } = loginRoles(ownerUrl);
  const script = join(root, "tests/bench", file);
  const { stdout } = await run(process.execPath, ["--max-semi-space-size=32", script, work], {
    cwd: root,
    maxBuffer: 10_000_000,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DEMO: "0",
      APP_DATABASE_URL: app.url,
      JOBS_DATABASE_URL: jobs.url,
      LOADER_DATABASE_URL: loader.url,
      SECRET: "bench".repeat(8),
      BENCH_SIZE: String(size),
      BENCH_SECONDS: String(seconds),
    },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
}
