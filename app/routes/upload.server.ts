import { unstable_parseMultipartFormData } from "@remix-run/node";

import { keepFile } from "#app/domain/exchange/receive-file.server.ts";
import { LARGEST_FILE } from "#app/domain/exchange/submission.ts";
import type { Actor } from "#app/platform/actor.ts";
import { FileTooLarge, type StoredFile } from "#app/platform/files/file-store.server.ts";

import { sentName, withPlainNames } from "./multipart-names.server.ts";

export type Upload = {
  fields: Map<string, string>;
  file: (StoredFile & { name: string }) | "too-large" | "broken-off" | null;
};

const LONGEST_FIELD = 1_000;

/** So much more than is taken that the rest is not even looked at. */
class FarTooLarge extends Error {}

/** Reads a form with a file that is kept as it arrives; no more of it than a chunk is in memory. */
export async function readUpload(request: Request, actor: Actor): Promise<Upload> {
  const upload: Upload = { fields: new Map(), file: null };
  try {
    await unstable_parseMultipartFormData(
      withPlainNames(request),
      async ({ name, filename, data }) => {
        if (filename === undefined) {
          upload.fields.set(name, await shortText(data));
        } else if (filename !== "" && upload.file === null) {
          const kept = await keepFile(actor, toItsEnd(data));
          upload.file = kept === "too-large" ? kept : { ...kept, name: sentName(filename) };
        } else {
          // What nobody reads, the parser would collect.
          await shortText(data);
        }
        return null;
      },
    );
  } catch (error) {
    upload.file = refusalOf(error);
  }
  return upload;
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
async function* toItsEnd(content: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > 4 * LARGEST_FILE) throw new FarTooLarge();
    if (bytes <= LARGEST_FILE) yield chunk;
  }
  if (bytes > LARGEST_FILE) throw new FileTooLarge();
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
