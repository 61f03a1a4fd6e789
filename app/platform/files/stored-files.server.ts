import { opendir, rm, stat } from "node:fs/promises";
import path from "node:path";

import { env } from "#app/platform/env.server.ts";

const folderOf = (vendorId: number) => path.join(env.DATA_DIR, "files", String(vendorId));

/** Hashes of a vendor's stored files that were last written before an instant, some at a time. */
export async function* storedFilesBefore(
  vendorId: number,
  before: Date,
  atOnce: number,
): AsyncGenerator<string[]> {
  let hashes: string[] = [];
  for await (const file of filesIn(folderOf(vendorId))) {
    const { mtime } = await stat(file);
    if (mtime >= before) continue;
    hashes.push(path.basename(file));
    if (hashes.length < atOnce) continue;
    yield hashes;
    hashes = [];
  }
  if (hashes.length > 0) yield hashes;
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  const parts = await opendir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!parts) return;
  for await (const part of parts) {
    if (!part.isDirectory()) continue;
    for await (const file of await opendir(path.join(folder, part.name))) {
      if (/^[0-9a-f]{64}$/.test(file.name)) yield path.join(folder, part.name, file.name);
    }
  }
}

export const removeStoredFile = (vendorId: number, sha256: string) =>
  rm(path.join(folderOf(vendorId), sha256.slice(0, 2), sha256), { force: true });
