import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "#app/platform/run/ports.ts";

export type AnotherProcess = {
  port: number;
  /** Everything it wrote so far. */
  output: () => string;
  signal: (name: NodeJS.Signals) => void;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
};

type Command = "start" | "worker";

/** Runs a command of the project beside the server under test, on the same database, until it says `ready`. */
export async function anotherProcess(
  command: Command,
  ready: RegExp,
  env: Record<string, string> = {},
): Promise<AnotherProcess & { stop: () => Promise<void> }> {
  const port = await freePort();
  const dataFolder = mkdtempSync(join(tmpdir(), "tributary-process-"));
  const inherited = { ...process.env };
  for (const name of ["APP_DATABASE_URL", "JOBS_DATABASE_URL", "LOADER_DATABASE_URL"]) {
    delete inherited[name];
  }
  const child = spawn(process.execPath, [`app/platform/run/${command}.mjs`], {
    env: {
      ...inherited,
      // It shares the database of the demo, on which nothing runs in production.
      NODE_ENV: "test",
      DEMO: "0",
      DATABASE_URL: process.env.OWNER_DATABASE_URL,
      DATA_DIR: dataFolder,
      PORT: String(port),
      METRICS_PORT: String(port),
      WORKER: "0",
      LOG_LEVEL: "info",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  const output = await said(child, ready, ended);
  const running = {
    port,
    output,
    ended,
    signal: (name: NodeJS.Signals) => void child.kill(name),
  };
  return {
    ...running,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(dataFolder, { recursive: true });
    },
  };
}

async function said(child: ChildProcess, ready: RegExp, ended: Promise<unknown>) {
  let text = "";
  const heard = new Promise<void>((done) => {
    const listen = (chunk: Buffer) => {
      text += chunk.toString();
      if (ready.test(text)) done();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
  });
  await Promise.race([
    heard,
    ended.then(() => Promise.reject(new Error(`It ended before it was ready: ${text}`))),
  ]);
  return () => text;
}

/** A wire to the database that can be cut: what passes by it is on this machine alone. */
export async function aWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((from) => {
    if (!whole) return void from.destroy();
    const to = connect(Number(target.port || 5432), target.hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const through = new URL(databaseUrl);
  through.hostname = "127.0.0.1";
  through.port = String(port);
  return {
    url: through.href,
    cut: () => {
      whole = false;
      for (const socket of open) socket.destroy();
    },
    mend: () => {
      whole = true;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
