import { spawnSync } from "node:child_process";
import { chownSync, existsSync, readFileSync, statSync } from "node:fs";

import { OperatorError } from "../run/operator-error.ts";

/** PostgreSQL refuses to run as root; this is how it is started on this machine instead. */
export type RunAs = {
  command(binary: string, args: string[]): [string, string[]];
  user: { uid?: number; gid?: number };
  /** Gives a file or folder to the user that PostgreSQL runs as. */
  own(path: string): void;
};

const namespace = ["--user", "--map-user=1000", "--map-group=1000"];

const direct: RunAs = {
  command: (binary, args) => [binary, args],
  user: {},
  own: () => undefined,
};

/** Files stay root's; only inside does PostgreSQL look like somebody else. */
const inNamespace: RunAs = {
  ...direct,
  command: (binary, args) => ["unshare", [...namespace, binary, ...args]],
};

const asUser = (uid: number, gid: number): RunAs => ({
  ...direct,
  user: { uid, gid },
  own: (path) => chownSync(path, uid, gid),
});

const namespaceWorks = (postgres: string) =>
  spawnSync("unshare", [...namespace, postgres, "--version"], { stdio: "ignore" }).status === 0;

/** The way that fits this process and, where there is one, the existing data folder. */
export function chooseRunAs(postgres: string, dataFolder: string): RunAs {
  if (process.getuid?.() !== 0) return direct;
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : undefined;
  if (owner && owner.uid !== 0) return asUser(owner.uid, owner.gid);
  if (namespaceWorks(postgres)) return inNamespace;
  for (const name of ["postgres", "nobody"]) {
    const user = lookUp(name);
    if (!owner && user && canRun(postgres, user)) return asUser(user.uid, user.gid);
  }
  throw new OperatorError(
    "PostgreSQL does not run as root, and nobody else can reach this folder. Start as another user, or set DATABASE_URL",
  );
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  if (!existsSync("/etc/passwd")) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

const canRun = (postgres: string, user: { uid: number; gid: number }) =>
  spawnSync(postgres, ["--version"], { stdio: "ignore", ...user }).status === 0;
