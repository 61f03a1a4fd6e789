import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import type { Request, RequestHandler, Response } from "express";

/** Pages and what pages load: made in one piece, so they are sent in one, compressed at once and of known length. */
const whole = /^text\/(html|x-script)\b/;

/**
 * Sends a page in one packet. Piece by piece, each piece would be compressed, flushed and written for itself, which
 * costs more than drawing the page. Everything else streams as before.
 */
export const sendWhole: RequestHandler = (request, response, next) => {
  const pieces: Buffer[] = [];
  const { write, end } = response;
  const isPage = () => whole.test(String(response.getHeader("content-type") ?? ""));
  const keep = (piece: unknown) => {
    if (typeof piece === "string") pieces.push(Buffer.from(piece));
    else if (piece instanceof Uint8Array)
      pieces.push(Buffer.from(piece.buffer, piece.byteOffset, piece.length));
  };

  response.write = function (this: Response, ...args: unknown[]) {
    if (!isPage()) return Reflect.apply(write, response, args) as boolean;
    keep(args[0]);
    return true;
  };
  response.end = function (this: Response, ...args: unknown[]) {
    if (!isPage() || response.headersSent || request.method === "HEAD") {
      return Reflect.apply(end, response, args) as Response;
    }
    keep(args[0]);
    const [only] = pieces;
    const page = pieces.length === 1 && only ? only : Buffer.concat(pieces);
    const { encoding, body } = compressed(page, accepted(request));
    response.vary("Accept-Encoding");
    if (encoding) response.setHeader("Content-Encoding", encoding);
    response.setHeader("Content-Length", body.length);
    response.write = write;
    response.end = end;
    return Reflect.apply(end, response, [body]) as Response;
  };
  next();
};

// Browsers name what they take in no order of liking.
const accepted = (request: Request) =>
  (["br", "gzip"] as const).find((encoding) => request.acceptsEncodings(encoding));

const SMALL = 1_000;

// The quickest settings: half a millisecond for a long page, and only a little larger than the thorough ones.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const zipped = { level: 1 };

function compressed(
  page: Buffer,
  encoding: string | undefined,
): { encoding?: string; body: Buffer } {
  if (page.length < SMALL) return { body: page };
  if (encoding === "br") return { encoding, body: brotliCompressSync(page, brotli) };
  if (encoding === "gzip") return { encoding, body: gzipSync(page, zipped) };
  return { body: page };
}
