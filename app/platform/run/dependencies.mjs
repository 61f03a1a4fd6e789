import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

// Runs before anything is installed: plain JavaScript, nothing but Node itself.

export const root = resolve(import.meta.dirname, "../../..");

const oldestNode = [20, 19];

/** Ends the process with one sentence when this Node is too old to run anything of ours. */
export function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  process.stderr.write(
    `Tributary needs Node ${oldestNode.join(".")} or newer; this is ${process.versions.node}\n`,
  );
  process.exit(1);
}

/** Installs what package-lock.json names unless it is there. `development` packages are for building and testing. */
export function installDependencies({ development = true } = {}) {
  const lockfile = readFileSync(join(root, "package-lock.json"), "utf8");
  const kind = development ? "all" : "run";
  const stamp = `${createHash("sha256").update(lockfile).digest("hex")} ${process.platform}-${process.arch}`;
  const stampFile = join(root, "node_modules/.tributary-installed");
  const stamps = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
  if (stamps === `${stamp} all` || stamps === `${stamp} ${kind}`) return;

  if (!fits(JSON.parse(lockfile), development)) npmCi(development);
  try {
    writeFileSync(stampFile, `${stamp} ${kind}`);
  } catch {
    // Somebody else owns the folder; then the comparison is made at every start.
  }
}

/** Whether every package that this machine needs is there in the locked version. */
function fits({ packages: wanted }, development) {
  const hidden = join(root, "node_modules/.package-lock.json");
  if (!existsSync(hidden)) return false;
  const { packages: present } = JSON.parse(readFileSync(hidden, "utf8"));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    if (!development && (entry.dev || entry.devOptional)) return true;
    if (present[path]) return present[path].version === entry.version;
    return Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

function npmCi(development) {
  process.stdout.write("Installing dependencies, about a minute\n");
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  args.push(development ? "--include=dev" : "--omit=dev");
  const { status, error } = spawnSync("npm", args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  process.stderr.write(
    error ? `npm does not start: ${error.message}\n` : "The dependencies could not be installed\n",
  );
  process.exit(1);
}
