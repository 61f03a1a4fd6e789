import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { crc32, createInflateRaw } from "node:zlib";

import { BrokenTable, type Open } from "../table.ts";
import type { ZipEntry } from "./zip-directory.ts";

const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Text of tables unpacks to some 20 times its size; a bomb of zeros to a thousand. */
const MOST_RATIO = 300;
const RATIO_COUNTS_FROM = 10_000_000;
const LARGEST_PART = 2_000_000_000;
const LARGEST_SMALL_PART = 30_000_000;

const damaged = (name: string) =>
  new BrokenTable(`The workbook is damaged: its part ${name} cannot be unpacked. Send it again`);

/** The bytes of one part, unpacked as they are read and never more than its directory says. */
export async function* bytesOf(open: Open, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, size, compressed, method, encrypted } = entry;
  if (encrypted) {
    throw new BrokenTable("The workbook is protected with a password. Save it without one");
  }
  const swollen = size > RATIO_COUNTS_FROM && size > compressed * MOST_RATIO;
  if (swollen || size > LARGEST_PART) {
    throw new BrokenTable(
      `The workbook unpacks to far more than a table would: its part ${name} is not read`,
    );
  }
  if (method !== STORED && method !== DEFLATED) throw damaged(name);
  const packed = packedBytes(open, entry);
  const unpacked = method === STORED ? packed : inflated(packed, name);
  let bytes = 0;
  let crc = 0;
  for await (const piece of unpacked) {
    bytes += piece.length;
    if (bytes > size) throw damaged(name);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (bytes !== size || crc !== entry.crc) throw damaged(name);
}

async function* inflated(packed: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const source = Readable.from(packed);
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  source.once("error", (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch (error) {
    throw error instanceof BrokenTable ? error : damaged(name);
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

async function* packedBytes(open: Open, entry: ZipEntry): AsyncGenerator<Buffer> {
  let skip = entry.offset;
  let header: Buffer | null = Buffer.alloc(0);
  let left = entry.compressed;
  for await (const chunk of open()) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const skipped = Math.min(skip, bytes.length);
    skip -= skipped;
    bytes = bytes.subarray(skipped);
    if (bytes.length === 0) continue;
    if (header) {
      header = Buffer.concat([header, bytes]);
      const length = headerLength(header, entry.name);
      if (length === null) continue;
      bytes = header.subarray(length);
      header = null;
    }
    const part = bytes.subarray(0, left);
    left -= part.length;
    if (part.length > 0) yield part;
    if (left === 0) return;
  }
  if (left > 0) throw damaged(entry.name);
}

/** Null as long as not all of it is there. */
function headerLength(header: Buffer, name: string): number | null {
  if (header.length < 30) return null;
  if (header.readUInt32LE(0) !== LOCAL) throw damaged(name);
  const length = 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return header.length < length ? null : length;
}

/** A part as text, which is UTF-8 and declares nothing of its own. */
export async function* xmlOf(open: Open, entry: ZipEntry): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let before = "";
  for await (const piece of bytesOf(open, entry)) {
    if (piece.includes(0)) throw damaged(entry.name);
    const text = decoder.write(piece);
    // Spreadsheets declare no document types, and with them come entities that unfold without end.
    const seam = before + text.slice(0, 10);
    if ([seam, text].some((part) => part.includes("<!DOCTYPE") || part.includes("<!ENTITY"))) {
      throw new BrokenTable(
        "The workbook holds declarations that no spreadsheet has. It is not read",
      );
    }
    before = text.slice(-10);
    yield text;
  }
}

/** A small part as a whole: the list of sheets, the styles. */
export async function wholeXml(open: Open, entry: ZipEntry): Promise<string> {
  if (entry.size > LARGEST_SMALL_PART) {
    throw new BrokenTable(`The workbook's part ${entry.name} is larger than any should be`);
  }
  let text = "";
  for await (const piece of xmlOf(open, entry)) text += piece;
  return text;
}
