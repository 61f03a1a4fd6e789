import { type FileHandle, open } from "node:fs/promises";

import { endingOf } from "./file-name.ts";
import { namesInArchive } from "./names-in-archive.ts";

/** What is taken beside a record, by what it holds, with the endings its name may have. */
const endings = {
  pdf: ["pdf"],
  png: ["png"],
  jpg: ["jpg", "jpeg"],
  webp: ["webp"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
  csv: ["csv"],
  txt: ["txt"],
  eml: ["eml"],
} as const;

export type KnownKind = keyof typeof endings;

export type Recognised =
  | { ok: true; kind: KnownKind }
  | { ok: false; reason: "unknown" | "empty" | "macros" | "old-office" | "name-differs" };

const refuse = (reason: Extract<Recognised, { ok: false }>["reason"]): Recognised => ({
  ok: false,
  reason,
});

/** What a file is: its content says so, and its name must say the same. */
export async function recogniseFile(path: string, name: string): Promise<Recognised> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size === 0) return refuse("empty");
    const head = await bytesAt(file, 0, 4096);
    const found = await byContent(file, size, head, endingOf(name));
    if (typeof found === "object") return found;
    const allowed: readonly string[] = endings[found];
    return allowed.includes(endingOf(name)) ? { ok: true, kind: found } : refuse("name-differs");
  } finally {
    await file.close();
  }
}

const OLD_OFFICE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

async function byContent(
  file: FileHandle,
  size: number,
  head: Buffer,
  said: string,
): Promise<KnownKind | Recognised> {
  const begins = (signature: Buffer | string) =>
    head.subarray(0, signature.length).equals(Buffer.from(signature));
  if (begins("%PDF-")) return "pdf";
  if (begins(PNG)) return "png";
  if (begins(Buffer.from("ffd8ff", "hex"))) return "jpg";
  if (begins("RIFF") && head.subarray(8, 12).equals(Buffer.from("WEBP"))) return "webp";
  if (begins(OLD_OFFICE)) return refuse("old-office");
  if (begins("PK")) return officeKind(await namesInArchive(file, size));
  if (!(await isText(file))) return refuse("unknown");
  // Text says nothing of what it is for; its name does.
  if (said === "csv" || said === "txt") return said;
  if (said === "eml" && /^[!-9;-~]+:[ \t]/.test(head.toString("latin1"))) return "eml";
  return refuse("unknown");
}

const programs = /vbaProject|\/activeX\/|\.(exe|dll|js|vbs|hta|cmd|bat|ps1|scr|msi|jar|lnk)$/i;

function officeKind(names: string[] | null): KnownKind | Recognised {
  if (!names?.includes("[Content_Types].xml")) return refuse("unknown");
  if (names.some((name) => programs.test(name))) return refuse("macros");
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("xl/workbook.xml")) return "xlsx";
  return names.includes("ppt/presentation.xml") ? "pptx" : refuse("unknown");
}

const CHUNK = 65_536;

/** No byte that text does not have: NUL and the other control signs, but for tab, line feed, form feed and return. */
async function isText(file: FileHandle): Promise<boolean> {
  const chunk = Buffer.alloc(CHUNK);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, at);
    if (bytesRead === 0) return true;
    for (let i = 0; i < bytesRead; i += 1) {
      const byte = chunk[i] ?? 0;
      if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) return false;
    }
    at += bytesRead;
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
