import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

import { complain } from "./say.ts";

export const root = resolve(import.meta.dirname, "../../..");

type Options = {
  env?: Record<string, string>;
  /** Passes output on as it comes; otherwise it is shown only when the command fails. */
  show?: boolean;
};

const running = new Set<() => void>();
let stopping = false;

/** Ends what runNode() has running, and lets it start nothing more. */
export function stopChildren(): void {
  stopping = true;
  for (const stop of running) stop();
}

/** Runs Node with these arguments in the project's folder; true when it ended well. */
export async function runNode(
  args: string[],
  { env, show = false }: Options = {},
): Promise<boolean> {
  if (stopping) return false;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const stop = () => {
    child.kill("SIGTERM");
  };
  running.add(stop);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code, signal) => {
      running.delete(stop);
      if (code !== 0 && !signal && !show) complain(output.trim());
      done(code === 0);
    });
  });
}

/** The script behind a package's command, or undefined when the package is not installed. */
export function commandOf(packageName: string, script: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    return resolve(dirname(manifest), script);
  } catch {
    return undefined;
  }
}
