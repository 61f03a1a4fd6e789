import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { log } from "#app/platform/log.server.ts";

export type StoredFile = { sha256: string; bytes: number };

/** Files lie under a folder of their vendor, so that equal files of two vendors share nothing. */
const pathOf = (vendorId: number, sha256: string) =>
  path.join(env.DATA_DIR, "files", String(vendorId), sha256.slice(0, 2), sha256);

/** A stream that went past the size it was allowed. */
export class FileTooLarge extends Error {}

/** The disk is full or cannot be written. Nothing of the file was kept; it may be sent again later. */
export class StoreFailed extends Error {}

const diskFaults: ReadonlySet<string> = new Set(
  "ENOSPC EDQUOT EROFS EACCES EPERM EIO EMFILE ENFILE".split(" "),
);

/** What is the disk's fault and not the sender's is told to the operator here, and to the sender in other words. */
function ofTheDisk(error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (!diskFaults.has(code)) return error;
  log.error({ err: error }, `a file could not be kept in DATA_DIR (${code})`);
  return new StoreFailed(code, { cause: error });
}

/**
 * Keeps a file byte for byte under its SHA-256. A file that breaks off leaves nothing, nor does one that `inspect`,
 * which may read it where it arrived, throws about.
 */
export async function storeFile(
  vendorId: number,
  content: Readable | AsyncIterable<Uint8Array>,
  maxBytes: number,
  inspect?: (path: string) => Promise<void>,
): Promise<StoredFile> {
  const folder = path.join(env.DATA_DIR, "files", String(vendorId));
  const arriving = path.join(folder, `arriving-${newId()}`);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await mkdir(folder, { recursive: true });
    await pipeline(
      content,
      async function* measured(chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > maxBytes) throw new FileTooLarge();
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(arriving, { flush: true }),
    );
    await inspect?.(arriving);
    const sha256 = hash.digest("hex");
    const target = pathOf(vendorId, sha256);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(arriving, target);
    return { sha256, bytes };
  } catch (error) {
    await rm(arriving, { force: true }).catch(() => {});
    throw ofTheDisk(error);
  }
}

/** A file for somebody who waits for it: null when it is not there, before anything of it was promised. */
export async function openFileStream(vendorId: number, sha256: string): Promise<Readable | null> {
  const stream = readFileStream(vendorId, sha256);
  return new Promise((resolve, reject) => {
    stream.once("open", () => resolve(stream));
    stream.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ENOENT" ? resolve(null) : reject(error),
    );
  });
}

/** A kept file, or so many bytes of its beginning. */
export const readFileStream = (
  vendorId: number,
  sha256: string,
  bytes = Number.POSITIVE_INFINITY,
) => createReadStream(pathOf(vendorId, sha256), { end: bytes - 1 });
