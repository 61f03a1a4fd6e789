import { fromWindows1252 } from "./decode-text.ts";
import type { Encoding } from "./encodings.ts";

/** Turns text back into the bytes of an encoding; what it has no sign for becomes a question mark. */
export type Encode = (text: string) => Buffer;

export function encoderOf(encoding: Encoding): Encode {
  if (encoding === "utf-8") return (text) => Buffer.from(text);
  if (encoding === "utf-16le") return (text) => Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return (text) => Buffer.from(text, "utf16le").swap16();
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  const bytesOf = (sign: string) =>
    table.get(sign) ?? (encoding === "gb18030" ? fourBytes(sign) : null);
  return (text) => {
    const bytes: number[] = [];
    for (const sign of text) {
      const code = sign.charCodeAt(0);
      if (code < 0x80) bytes.push(code);
      else bytes.push(...(bytesOf(sign) ?? [63]));
    }
    return Buffer.from(bytes);
  };
}

type Table = Map<string, readonly number[]>;
const tables = new Map<Encoding, Table>();

/** What a decoder makes of every sequence of one and two bytes, turned round. */
function tableOf(encoding: Encoding): Table {
  const table: Table = new Map();
  const decoder = new TextDecoder(encoding, { fatal: true });
  const add = (...bytes: number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes));
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, bytes);
    } catch {
      // No sign of this encoding.
    }
  };
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    if (encoding === "windows-1252") table.set(fromWindows1252(Buffer.of(byte)), [byte]);
    else add(byte);
  }
  if (encoding !== "gb18030" && encoding !== "shift_jis" && encoding !== "big5") return table;
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) add(lead, trail);
  }
  return table;
}

const FIRST_ASTRAL = 189_000;

/** GB18030 counts the signs past the first 65,536 through, in four bytes each. */
function fourBytes(sign: string): number[] | null {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x10000) return null;
  const place = FIRST_ASTRAL + code - 0x10000;
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1_260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ];
}
