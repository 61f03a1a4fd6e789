import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";

import { FileTooLarge } from "#app/platform/files/file-store.server.ts";

import { withPlainNames } from "./multipart-names.server.ts";
import { isMalformed } from "./upload.server.ts";

const LARGEST = 2_000_000;
const LONGEST_LISTENING = 100 * LARGEST;
const LONGEST_FIELD = 1_000;

export type SmallUpload = {
  fields: Map<string, string>;
  file: { ok: true; content: Uint8Array } | { ok: false; words: string };
};

/** A form with one small file, held in memory and kept nowhere. */
export async function readSmallUpload(request: Request): Promise<SmallUpload> {
  const fields = new Map<string, string>();
  let file: SmallUpload["file"] = { ok: false, words: "Choose a file first" };
  try {
    await parseMultipart(withPlainNames(request), async ({ name, filename, data }) => {
      const content = await bounded(data, filename === undefined ? LONGEST_FIELD : LARGEST);
      if (filename === undefined) fields.set(name, content.toString("utf8"));
      else if (filename && name === "file") file = { ok: true, content };
      return undefined;
    });
  } catch (error) {
    if (error instanceof FileTooLarge) {
      file = { ok: false, words: `The file is larger than ${LARGEST / 1_000_000} MB` };
    } else if (isMalformed(error)) {
      file = { ok: false, words: "The file did not arrive whole. Send it again" };
    } else throw error;
  }
  return { fields, file };
}

async function bounded(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    // A browser that is answered while it still sends shows a broken connection instead.
    if (bytes > LONGEST_LISTENING) throw new FileTooLarge();
    if (bytes <= most) kept.push(chunk);
  }
  if (bytes > most) throw new FileTooLarge();
  return Buffer.concat(kept);
}
