import { Readable } from "node:stream";

import { data, unstable_parseMultipartFormData } from "@remix-run/node";

import { keepFile } from "#app/domain/exchange/receive-file.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { StoredFile } from "#app/platform/files/file-store.server.ts";

export type Upload = {
  fields: Map<string, string>;
  file: (StoredFile & { name: string }) | "too-large" | null;
};

const LONGEST_FIELD = 1_000;

/** Reads a form with a file that is kept as it arrives; no more of it than a chunk is in memory. */
export async function readUpload(request: Request, actor: Actor): Promise<Upload> {
  const upload: Upload = { fields: new Map(), file: null };
  try {
    await unstable_parseMultipartFormData(request, async ({ name, filename, data: content }) => {
      if (filename === undefined) {
        upload.fields.set(name, await shortText(content));
      } else if (filename !== "" && upload.file === null) {
        const kept = await keepFile(actor, Readable.from(content));
        upload.file = kept === "too-large" ? kept : { ...kept, name: filename };
      }
      return null;
    });
  } catch (error) {
    // A request that is no form, or breaks off, is the sender's; a disk that is full is ours.
    if (error instanceof TypeError) throw data("Not a form", { status: 400 });
    throw error;
  }
  return upload;
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
