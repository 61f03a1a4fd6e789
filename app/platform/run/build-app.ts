import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { commandOf, root, runNode } from "./child.ts";
import { OperatorError } from "./operator-error.ts";
import { say } from "./say.ts";

const generated = "app/platform/db/generated";
const server = "build/server/index.js";

/** A hash of every source file below these paths, tests and generated code left out. */
function hashOf(paths: string[]): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    if (path === generated || /\.test\.tsx?$/.test(path)) return;
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    } else hash.update(path).update("\0").update(readFileSync(full)).update("\0");
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}

/** Does the work unless it was done for exactly these sources, and remembers that it is done. */
async function whenStale(sources: string[], result: string, work: () => Promise<void>) {
  const stampFile = join(root, dirname(result), ".made-from");
  const stamp = hashOf(sources);
  const isFresh =
    existsSync(join(root, result)) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp;
  if (isFresh) return;
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

async function run(packageName: string, script: string, args: string[], env = {}) {
  const command = commandOf(packageName, script);
  if (!command) {
    throw new OperatorError(
      "The build is older than the sources, and the packages that build are not installed. Run: npm ci --include=dev && npm run build",
    );
  }
  if (await runNode([command, ...args], { env })) return;
  throw new OperatorError(`${packageName} ${args[0]} failed; its output is above`);
}

/** Prisma's client for the schema as it stands. */
export function generateIfStale(): Promise<void> {
  const sources = ["prisma/schema.prisma", "package-lock.json"];
  return whenStale(sources, `${generated}/client.ts`, () =>
    run("prisma", "build/index.js", ["generate", "--config", "prisma/prisma.config.ts"]),
  );
}

/** The server and browser bundles for the sources as they stand. */
export async function buildIfStale(): Promise<void> {
  await generateIfStale();
  const sources = ["app", "public", "prisma/schema.prisma", "package-lock.json", "vite.config.ts"];
  await whenStale(sources, server, async () => {
    say("Building, a few seconds");
    await run("@remix-run/dev", "dist/cli.js", ["vite:build"], { NODE_ENV: "production" });
  });
}

/** Where the server bundle is, for import(). */
export const serverBundle = join(root, server);
export const clientBundle = join(root, "build/client");
