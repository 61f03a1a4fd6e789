import { type ChildProcess, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { root } from "#app/platform/run/child.ts";
import { freePort } from "#app/platform/run/ports.ts";

import { Browser } from "./client.ts";

export type BenchServer = {
  origin: string;
  /** Resident memory in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
};

/** The built application as an operator starts it, in one process of its own on this machine. */
export async function startBenchServer(ownerUrl: string, folder: string): Promise<BenchServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const log = join(folder, `server-${port}.log`);
  const output = openSync(log, "w");
  const { OWNER_DATABASE_URL: _owner, APP_DATABASE_URL: _app, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=32", "app/platform/run/start.mjs"],
    {
      cwd: root,
      stdio: ["ignore", output, output],
      env: {
        ...env,
        NODE_ENV: "production",
        DATABASE_URL: ownerUrl,
        DATA_DIR: join(folder, "files"),
        ORIGIN: origin,
        PORT: String(port),
        HOST: "127.0.0.1",
        DEMO: "0",
        WORKER: "1",
      },
    },
  );
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const end = new Promise<void>((done) => {
    child.once("exit", () => done());
  });
  await answers(child, origin, log);
  return {
    origin,
    memory: async () => {
      // A connection of its own: one that was kept may have been closed while something else was measured.
      const browser = new Browser(origin);
      const text = await browser.page("/metrics");
      browser.close();
      const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1];
      return Number(bytes ?? 0) / 1_000_000;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await end;
      process.removeListener("exit", kill);
    },
  };
}

async function answers(child: ChildProcess, origin: string, log: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await pause(100);
  }
  child.kill("SIGKILL");
  throw new Error(`The server does not start:\n${readFileSync(log, "utf8").slice(-2_000)}`);
}
