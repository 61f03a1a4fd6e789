import { unstable_parseMultipartFormData as parseMultipart } from "@remix-run/node";

import { MAX_FILE_BYTES } from "#app/domain/demand/publish-forecast-file.server.ts";
import { tidyFileName } from "#app/domain/exchange/submission.ts";
import { FileTooLarge } from "#app/platform/files/file-store.server.ts";

import { sentName, withPlainNames } from "../multipart-names.server.ts";
import { isMalformed } from "../upload.server.ts";

const LONGEST_LISTENING = 100 * MAX_FILE_BYTES;

export type Upload =
  | { ok: true; fileName: string; content: Uint8Array }
  | { ok: false; words: string };

/** The forecast file in a form. It is small, so it is held in memory; of what is larger, nothing is kept. */
export async function uploadedForecast(request: Request): Promise<Upload> {
  let upload: Upload = { ok: false, words: "Choose a file first" };
  try {
    await parseMultipart(withPlainNames(request), async ({ name, filename, data }) => {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of data) {
        bytes += chunk.length;
        // A browser that is answered while it still sends shows a broken connection instead.
        if (bytes > LONGEST_LISTENING) throw new FileTooLarge();
        if (bytes <= MAX_FILE_BYTES) chunks.push(chunk);
      }
      if (bytes > MAX_FILE_BYTES) throw new FileTooLarge();
      if (name === "file" && filename) {
        upload = {
          ok: true,
          fileName: tidyFileName(sentName(filename)),
          content: Buffer.concat(chunks),
        };
      }
      return undefined;
    });
  } catch (error) {
    if (isMalformed(error)) {
      return { ok: false, words: "The file did not arrive whole. Send it again" };
    }
    if (!(error instanceof FileTooLarge)) throw error;
    const most = MAX_FILE_BYTES / 1_000_000;
    return { ok: false, words: `The file is larger than ${most} MB. Send it in parts` };
  }
  return upload;
}
