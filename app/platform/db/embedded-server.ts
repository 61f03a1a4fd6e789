import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Whether a process with this id exists, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const pidFile = (cluster: string) => join(cluster, "postmaster.pid");

/** The server that still runs on this cluster, if one does. A stale pid file is taken away. */
export async function runningServer(
  cluster: string,
  answers: (port: number) => Promise<boolean>,
): Promise<{ pid: number; port: number; child?: undefined } | undefined> {
  const deadline = Date.now() + 10_000;
  while (existsSync(pidFile(cluster))) {
    const lines = readFileSync(pidFile(cluster), "utf8").split("\n");
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!isPostgres(pid, cluster)) {
      rmSync(pidFile(cluster), { force: true });
      return undefined;
    }
    if (port && (await answers(port))) return { pid, port };
    // It may be on its way up or down; past the deadline it is neither.
    if (Date.now() > deadline) await stopServer(pid, cluster);
    else await pause(100);
  }
  return undefined;
}

/** A process id outlives its process: another program may have it by now. */
function isPostgres(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  const proc = `/proc/${pid}/cmdline`;
  const command = existsSync(proc)
    ? readFileSync(proc, "utf8").replaceAll("\0", " ")
    : spawnSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" }).stdout;
  return command.includes(cluster);
}

/** Fast shutdown: open transactions are rolled back. Resolves when the server is gone. */
export async function stopServer(pid: number, cluster: string): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!isPostgres(pid, cluster)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + 10_000;
    while (Date.now() < deadline) {
      if (!isPostgres(pid, cluster)) return;
      await pause(25);
    }
  }
}
