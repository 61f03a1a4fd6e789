import { unstable_parseMultipartFormData } from "@remix-run/node";

import { keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { LARGEST_FILE } from "#app/domain/exchange/submission.ts";
import type { Actor } from "#app/platform/actor.ts";
import { FileTooLarge, type StoredFile } from "#app/platform/files/file-store.server.ts";

import { sentName, withPlainNames } from "./multipart-names.server.ts";

export type KeptFile = (StoredFile & { name: string }) | { name: string; tooLarge: true };

export type Upload = {
  fields: Map<string, string>;
  /** In the order of the form. */
  files: KeptFile[] | "too-large" | "broken-off";
};

/** In bytes: room for 4,000 characters of any writing. */
const LONGEST_FIELD = 16_000;
const MOST_FIELDS = 20;
const MOST_FILES = 50;

/** So much more than is taken that the rest is not even looked at. */
class FarTooLarge extends Error {}

/** Reads a form with files that are kept as they arrive; no more of them than a chunk is in memory. */
export async function readUpload(request: Request, actor: Actor): Promise<Upload> {
  const files: KeptFile[] = [];
  const { fields, file } = await readAll(
    request,
    LARGEST_FILE,
    MOST_FILES,
    async (content, name) => {
      const kept = await keepFile(actor, content);
      files.push(kept === "too-large" ? { name, tooLarge: true } : { ...kept, name });
    },
  );
  return { fields, files: file === "too-large" || file === "broken-off" ? file : files };
}

type Fields = ReadonlyMap<string, string>;

type Keep<T> = (content: AsyncIterable<Uint8Array>, name: string, fields: Fields) => Promise<T>;
type Kept<T> = { fields: Map<string, string>; file: T | "too-large" | "broken-off" | null };

/** The same with what `keep` makes of the first file, beside the fields that came before it. */
export const readKept = <T>(request: Request, largest: number, keep: Keep<T>): Promise<Kept<T>> =>
  readAll(request, largest, 1, keep);

async function readAll<T>(
  request: Request,
  largest: number,
  most: number,
  keep: Keep<T>,
): Promise<Kept<T>> {
  const fields = new Map<string, string>();
  let file: T | "too-large" | "broken-off" | null = null;
  let count = 0;
  try {
    await unstable_parseMultipartFormData(
      withPlainNames(request),
      async ({ name, filename, data }) => {
        if (filename === undefined) {
          const text = await shortText(data);
          if (fields.size < MOST_FIELDS) fields.set(name, text);
        } else if (filename !== "" && count < most) {
          count += 1;
          file = await keep(toItsEnd(data, largest), sentName(filename), fields);
        } else {
          // What nobody reads, the parser would collect.
          await shortText(data);
        }
        return null;
      },
    );
  } catch (error) {
    file = refusalOf(error);
  }
  return { fields, file };
}

function refusalOf(error: unknown): "too-large" | "broken-off" {
  if (error instanceof FarTooLarge) return "too-large";
  if (!isMalformed(error)) throw error;
  return "broken-off";
}

/** A request that is no form, or ends half way, is the sender's; a disk that is full is ours. */
export const isMalformed = (error: unknown) =>
  error instanceof Error && /malformed|parse content/.test(error.message);

/**
 * Takes in what is too much, too, up to a bound: a browser that is answered while it still sends shows a broken
 * connection instead of the answer.
 */
async function* toItsEnd(content: AsyncIterable<Uint8Array>, largest: number) {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > 4 * largest) throw new FarTooLarge();
    if (bytes <= largest) yield chunk;
  }
  if (bytes > largest) throw new FileTooLarge();
}

async function shortText(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content) {
    length += chunk.length;
    if (length <= LONGEST_FIELD) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
