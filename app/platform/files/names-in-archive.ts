import type { FileHandle } from "node:fs/promises";

const END = Buffer.from("504b0506", "hex");
const ENTRY = 0x02014b50;
/** The end of an archive with the longest comment it may have. */
const LONGEST_END = 22 + 65_535;
const LARGEST_DIRECTORY = 4_000_000;

/** The names in an archive's own directory; nothing is unpacked. Null when it has none that can be read. */
export async function namesInArchive(file: FileHandle, size: number): Promise<string[] | null> {
  const tail = await part(file, Math.max(0, size - LONGEST_END), Math.min(size, LONGEST_END));
  const end = tail.lastIndexOf(END);
  if (end === -1 || end + 22 > tail.length) return null;
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length > LARGEST_DIRECTORY || start + length > size) return null;
  const directory = await part(file, start, length);
  const names: string[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY) return null;
    const name = directory.readUInt16LE(at + 28);
    const more = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    names.push(directory.subarray(at + 46, at + 46 + name).toString("utf8"));
    at += 46 + name + more;
  }
  return names;
}

async function part(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
