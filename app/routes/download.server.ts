import { Readable } from "node:stream";
import { data } from "@remix-run/node";
import { log } from "#app/platform/log.server.ts";

/** Its record is there and its content is not, as after a backup without its files; the operator reads which it is. */
export function lost(sha256: string) {
  log.error({ sha256 }, "a file is not in the data folder");
  return data("The file is lost", { status: 410 });
}

/** A file for its reader's disk. Whatever it holds, no browser shows or runs it under our address. */
export function download(content: Readable, fileName: string, type: string): Response {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
