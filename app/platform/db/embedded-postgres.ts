import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import pg from "pg";

import { OperatorError } from "../run/operator-error.ts";
import { freePort } from "../run/ports.ts";
import { type Binaries, embeddedBinaries } from "./embedded-binaries.ts";
import { isAlive, runningServer, stopServer } from "./embedded-server.ts";
import { chooseRunAs, type RunAs } from "./embedded-user.ts";

export type EmbeddedPostgres = {
  /** The role that owns and migrates; the database may not exist yet. */
  ownerUrl(database: string): string;
  port: number;
  /** Resolves when the server is gone though nobody asked it to go. */
  lost: Promise<void>;
  stop(): Promise<void>;
  /** For an exit that waits for nothing. */
  kill(): void;
};

type Options = {
  /** Holds the cluster in postgres/, its log and its password. */
  folder: string;
  settings?: Record<string, string>;
  /** For data that need not outlive a power cut. */
  throwAway?: boolean;
  /** Instead of a free one and a kept one: for a caller that told others before. */
  port?: number;
  password?: string;
};

const superuser = "postgres";
const owner = "tributary";

/** Starts the PostgreSQL that comes with npm, or takes over one that a killed process left behind. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { folder } = options;
  const cluster = join(folder, "postgres");
  const password = options.password ?? keptPassword(folder);
  const left = await runningServer(cluster, (port) => answers(port, password));
  const server = left ?? (await startServer(options, cluster, password));

  const keeper = join(folder, "postgres.keeper");
  const keptByOther = left !== undefined && isKeptByOther(keeper);
  if (!keptByOther) writeFileSync(keeper, String(process.pid));
  await createOwner(server.port, password);

  let stopping = false;
  let stopped = false;
  const lost = new Promise<void>((done) => {
    server.child?.once("exit", () => stopping || done());
  });
  return {
    ownerUrl: (database) =>
      `postgresql://${owner}:${password}@127.0.0.1:${server.port}/${database}`,
    port: server.port,
    lost,
    stop: async () => {
      stopping = true;
      if (keptByOther) return;
      await stopServer(server.pid, cluster);
      stopped = true;
      rmSync(keeper, { force: true });
    },
    kill: () => {
      stopping = true;
      if (!keptByOther && !stopped && isAlive(server.pid)) process.kill(server.pid, "SIGQUIT");
    },
  };
}

function isKeptByOther(keeper: string): boolean {
  const pid = existsSync(keeper) ? Number(readFileSync(keeper, "utf8")) : 0;
  return pid > 0 && pid !== process.pid && isAlive(pid);
}

function keptPassword(folder: string): string {
  const file = join(folder, "postgres.password");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8").trim();
}

type Server = { pid: number; port: number; child?: ChildProcess };

async function startServer(options: Options, cluster: string, password: string): Promise<Server> {
  const binaries = await embeddedBinaries();
  const runAs = chooseRunAs(binaries.postgres, cluster);
  if (!existsSync(cluster)) makeCluster(options, binaries, runAs, cluster, password);

  const log = join(options.folder, "postgres.log");
  const port = options.port ?? (await freePort());
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    ...options.settings,
  };
  const [command, args] = runAs.command(binaries.postgres, [
    ...["-D", cluster, "-p", String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const output = openSync(log, "a");
  // A process group of its own, so that Ctrl-C reaches us alone and we stop it last.
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", output, output],
    ...runAs.user,
  });
  const ended = new Promise<boolean>((done) => {
    child.once("error", () => done(true));
    child.once("exit", () => done(true));
  });
  await answersInTime(port, password, ended, log);
  child.unref();
  return { pid: child.pid ?? 0, port, child };
}

function makeCluster(
  options: Options,
  { initdb }: Binaries,
  runAs: RunAs,
  cluster: string,
  password: string,
): void {
  // Made beside its place and moved there, so that a start cut short leaves no half of it.
  const unfinished = `${cluster}.new`;
  const passwordFile = join(options.folder, "postgres.initial");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  runAs.own(unfinished);
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  runAs.own(passwordFile);
  const [command, args] = runAs.command(initdb, [
    ...["-D", unfinished, "-U", superuser, "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
    ...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...["--no-instructions", ...(options.throwAway ? ["--no-sync"] : [])],
  ]);
  const made = spawnSync(command, args, { encoding: "utf8", ...runAs.user });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const reason = (made.stderr || made.error?.message || "").trim().split("\n").at(-1);
    throw new OperatorError(`PostgreSQL cannot make its data folder ${cluster}: ${reason}`);
  }
  renameSync(unfinished, cluster);
}

async function answersInTime(
  port: number,
  password: string,
  ended: Promise<boolean>,
  log: string,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (await answers(port, password)) return;
    const pause = new Promise<boolean>((done) => setTimeout(done, 40, false));
    if (await Promise.race([ended, pause])) break;
  }
  const reason = readFileSync(log, "utf8").match(/FATAL: .*/g);
  throw new OperatorError(
    `PostgreSQL does not start: ${reason?.at(-1) ?? "no answer"} (see ${log})`,
  );
}

const connection = (port: number, password: string): pg.ClientConfig => ({
  host: "127.0.0.1",
  port,
  user: superuser,
  password,
  database: "postgres",
  connectionTimeoutMillis: 5_000,
});

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client(connection(port, password));
  // A server that goes down while we ask is an answer as well.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The owner is no superuser: what works here works with the role an administrator hands out. */
async function createOwner(port: number, password: string): Promise<void> {
  const client = new pg.Client(connection(port, password));
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [owner]);
    if (rowCount) return;
    await client.query(
      `create role ${owner} login createdb createrole bypassrls password ${client.escapeLiteral(password)}`,
    );
  } finally {
    await client.end();
  }
}
