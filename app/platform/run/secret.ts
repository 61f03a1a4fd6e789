import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Completes SECRET, from which the application derives its keys. Where the operator names none, the data folder
 * keeps one, made once; processes that share the folder share it.
 */
export function completeSecret(dataFolder: string): void {
  process.env.SECRET ||= keptSecret(join(dataFolder, "secret"));
}

function keptSecret(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
