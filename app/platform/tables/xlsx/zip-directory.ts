import { BrokenTable, type Open } from "../table.ts";

/** One part of an archive as its directory describes it. */
export type ZipEntry = {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  compressed: number;
  size: number;
  offset: number;
};

const TAIL = 2_000_000;
const MOST_ENTRIES = 2_000;
const ENTRY = 0x02014b50;
const ENDS = Buffer.from("504b0506", "hex");
const END64 = Buffer.from("504b0606", "hex");
const LOCAL_HEADER = 30;
const WIDE = 0xffffffff;

const damaged = () =>
  new BrokenTable("The workbook is not whole. Open it in Excel, save it and send it again");

/** The parts of an archive. It is read from end to end once, and only its end is kept. */
export async function directoryOf(open: Open): Promise<ZipEntry[]> {
  const { tail, total } = await tailOf(open);
  const end = tail.lastIndexOf(ENDS);
  if (end === -1 || end + 22 > tail.length) throw damaged();
  const place = placeOf(tail, end);
  const from = place.offset - (total - tail.length);
  if (place.entries > MOST_ENTRIES) throw tooMany();
  if (from < 0 || from + place.size > tail.length) throw damaged();
  const entries = entriesOf(tail.subarray(from, from + place.size));
  if (entries.length !== place.entries) throw damaged();
  refuseOverlaps(entries, place.offset);
  return entries;
}

const tooMany = () =>
  new BrokenTable("The archive has more parts than any workbook. It is not read");

async function tailOf(open: Open) {
  let kept: Uint8Array[] = [];
  let bytes = 0;
  let total = 0;
  for await (const chunk of open()) {
    kept.push(chunk);
    bytes += chunk.length;
    total += chunk.length;
    if (bytes < 2 * TAIL) continue;
    kept = [Buffer.concat(kept).subarray(-TAIL)];
    bytes = TAIL;
  }
  return { tail: Buffer.concat(kept), total };
}

function placeOf(tail: Buffer, end: number) {
  const offset = tail.readUInt32LE(end + 16);
  const wide = offset === WIDE ? tail.lastIndexOf(END64, end) : -1;
  if (wide !== -1 && wide + 56 <= tail.length) {
    return {
      entries: Number(tail.readBigUInt64LE(wide + 32)),
      size: Number(tail.readBigUInt64LE(wide + 40)),
      offset: Number(tail.readBigUInt64LE(wide + 48)),
    };
  }
  return { entries: tail.readUInt16LE(end + 10), size: tail.readUInt32LE(end + 12), offset };
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY) throw damaged();
    if (entries.length >= MOST_ENTRIES) throw tooMany();
    const [nameLength, extraLength, comment] = [28, 30, 32].map((place) =>
      directory.readUInt16LE(at + place),
    ) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + comment;
    if (next > directory.length) throw damaged();
    const entry: ZipEntry = {
      name: directory.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/"),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    };
    const extra = at + 46 + nameLength;
    widen(entry, directory.subarray(extra, extra + extraLength));
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** Sizes past four gigabytes, or of writers that always leave room for them. */
function widen(entry: ZipEntry, extra: Buffer) {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    const end = Math.min(extra.length, at + 4 + length);
    if (extra.readUInt16LE(at) === 1) {
      let place = at + 4;
      for (const field of ["size", "compressed", "offset"] as const) {
        if (entry[field] !== WIDE) continue;
        if (place + 8 > end) throw damaged();
        entry[field] = Number(extra.readBigUInt64LE(place));
        place += 8;
      }
    }
    at += 4 + length;
  }
}

/** Parts that share their bytes are how a small archive unpacks to a vast one. */
function refuseOverlaps(entries: readonly ZipEntry[], end: number) {
  const inOrder = [...entries].sort((one, other) => one.offset - other.offset);
  for (const [index, { offset, compressed }] of inOrder.entries()) {
    const next = inOrder[index + 1]?.offset ?? end;
    if (offset + LOCAL_HEADER + compressed > next) throw damaged();
  }
}
