import { isAscii } from "node:buffer";
import { StringDecoder } from "node:string_decoder";

import { fromWindows1252 } from "./decode-text.ts";
import { type Encoding, encodingNames } from "./encodings.ts";
import { BrokenTable } from "./table.ts";

/** Bytes in pieces of a size that is worth looking at, however small they arrive. */
export const PIECE = 65_536;

export async function* piecesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (waiting.length === 0 && buffer.length >= PIECE) {
      yield buffer;
      continue;
    }
    waiting.push(buffer);
    bytes += buffer.length;
    if (bytes < PIECE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

/**
 * Bytes as text, piece by piece, without the mark that some begin with. UTF-8 must be known to be that from end to end,
 * unless it is to be read strictly.
 */
export async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  how: "strictly" | "known" = "known",
): AsyncGenerator<string> {
  const decode =
    how === "strictly" && encoding === "utf-8" ? byTable(encoding) : decoderOf(encoding);
  let first = true;
  for await (const piece of piecesOf(chunks)) {
    const text = decode(piece);
    // In UTF-16 every other byte may be zero, so only the text can tell; PostgreSQL holds no NUL.
    if (text.includes("\0")) {
      throw new BrokenTable("The file is not text. Export the rows as CSV and send them");
    }
    yield first && text.startsWith("\ufeff") ? text.slice(1) : text;
    if (text !== "") first = false;
  }
  yield decode(null);
}

function decoderOf(encoding: Encoding): Decode {
  if (encoding === "utf-8") return utf8();
  if (encoding !== "windows-1252") return byTable(encoding);
  return (piece) => (piece === null ? "" : fromWindows1252(piece));
}

type Decode = (piece: Buffer | null) => string;

/** It was found to be UTF-8 from end to end, and most of it is ASCII, which need not be decoded. */
function utf8(): Decode {
  const decoder = new StringDecoder("utf8");
  let whole = true;
  return (piece) => {
    if (piece === null) return decoder.end();
    if (whole && isAscii(piece)) return piece.toString("latin1");
    whole = (piece.at(-1) ?? 0) < 0x80;
    return decoder.write(piece);
  };
}

function byTable(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (piece) => decoded(decoder, encoding, piece);
}

function decoded(decoder: TextDecoder, encoding: Encoding, piece: Buffer | null): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    const name = encodingNames[encoding];
    throw new BrokenTable(
      `The file is not ${name} from end to end. Save it as UTF-8 and send it again`,
    );
  }
}
