import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { startEmbeddedPostgres } from "#app/platform/db/embedded-postgres.ts";
import { isAlive } from "#app/platform/db/embedded-server.ts";
import { freePort } from "#app/platform/run/ports.ts";

export type MortalPostgres = {
  ownerUrl: string;
  dataFolder: string;
  /** Ends it at once: SIGQUIT with all its connections, SIGKILL without a word to them. */
  die(signal: "SIGQUIT" | "SIGKILL"): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
};

/** What the system has taken is kept when a process dies; nothing here is to outlive a power cut. */
const settings = { fsync: "off", full_page_writes: "off", autovacuum: "off" };

/** A PostgreSQL of one test's own, at one address from beginning to end. */
export async function mortalPostgres(): Promise<MortalPostgres> {
  const memory = "/dev/shm";
  const parent = existsSync(memory) ? memory : tmpdir();
  // The name tells the runs after this one whose it was, should this one be killed.
  const folder = mkdtempSync(join(parent, `tributary-test-${process.pid}-`));
  const port = await freePort();
  const start = () => startEmbeddedPostgres({ folder, settings, port, throwAway: true });
  let server = await start();
  process.once("exit", () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ownerUrl: server.ownerUrl("tributary_integration"),
    dataFolder: join(folder, "data"),
    die: async (signal) => {
      const pidFile = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8");
      const pid = Number(pidFile.split("\n")[0]);
      process.kill(pid, signal);
      while (isAlive(pid)) await pause(10);
    },
    comeBack: async () => {
      // What a postmaster leaves behind that was killed goes by itself, and holds the cluster until then.
      for (let turn = 0; ; turn += 1) {
        try {
          server = await start();
          return;
        } catch (error) {
          if (turn === 50) throw error;
          await pause(100);
        }
      }
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
