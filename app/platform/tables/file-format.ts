import type { Open } from "./table.ts";

export type FileFormat = "text" | "zip" | "x12" | "json";
export type KnownFormat = { ok: true; format: FileFormat } | { ok: false; problem: string };

const HEAD = 4_096;

const PACKED = "The file is packed. Unpack it and send what is in it";
const PICTURE = "The file is a picture. Export the rows as CSV and send them";

/** What cannot be read as a table, by its first bytes in hexadecimal. */
const strangers: [string, string][] = [
  ["25504446", "The file is a PDF. Export the rows as CSV and send them again"],
  ["1f8b", PACKED],
  ["425a68", PACKED],
  ["377abcaf", PACKED],
  ["52617221", PACKED],
  ["fd377a58", PACKED],
  ["28b52ffd", PACKED],
  ["89504e47", PICTURE],
  ["ffd8ff", PICTURE],
  ["474946383", PICTURE],
  ["7b5c727466", "The file is a text document. Export the rows as CSV and send them again"],
  ["50415231", "The file is Parquet. Export the rows as CSV and send them again"],
];

const X12_BELOW =
  "The file is X12 with something before its ISA segment. Take away what stands before it and send it again";
/** The beginning of an interchange that does not stand first, as where a mail's text was saved with it. */
const BURIED = /(^|[\r\n~])\s*ISA([^A-Za-z0-9\s,;])\d\d\2.{10}\2\d\d\2.{10}\2.{2}\2.{15}\2/;
const OLDER = "d0cf11e0";
const archives = ["504b0304", "504b0506", "504b0708"];

/** The same for what is written in letters, with a byte order mark or without. */
const documents: [RegExp, string][] = [
  [
    /^\s*(<!doctype html|<html|<table|<head|<meta|<style)/i,
    "The file is a web page, whatever its name says. Save it as XLSX or CSV and send it again",
  ],
  [
    /^\s*<\?xml[\s\S]*?(urn:schemas-microsoft-com:office:spreadsheet|progid="Excel)/i,
    "The file is a workbook of Excel 2003 in XML. Save it as XLSX or CSV and send it again",
  ],
  [/^\s*<(\?xml|!DOCTYPE)/i, "The file is XML. Export the rows as CSV or XLSX and send them again"],
];

/** What a file is, by looking at how it begins. */
export async function formatOf(open: Open): Promise<KnownFormat> {
  const head = await headOf(open);
  const first = head.subarray(0, 8).toString("hex");
  const begins = ([magic]: readonly [string, unknown]) => first.startsWith(magic);
  const stranger = strangers.find(begins)?.[1];
  if (stranger) return { ok: false, problem: stranger };
  if (first.startsWith(OLDER)) return { ok: false, problem: olderWorkbook(head) };
  if (archives.some((magic) => first.startsWith(magic))) return { ok: true, format: "zip" };
  const text = head
    .toString("latin1")
    .replaceAll("\0", "")
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "");
  const document = documents.find(([pattern]) => pattern.test(text))?.[1];
  if (document) return { ok: false, problem: document };
  if (/^\s*ISA[^A-Za-z0-9\s]\d\d/.test(text)) return { ok: true, format: "x12" };
  if (BURIED.test(text)) return { ok: false, problem: X12_BELOW };
  if (/^\s*(\{\s*"|\[\s*[[{"\]])/.test(text)) return { ok: true, format: "json" };
  return { ok: true, format: "text" };
}

/** Excel keeps both its old workbooks and those under a password in the same kind of container. */
function olderWorkbook(head: Buffer): string {
  return head.includes(Buffer.from("EncryptedPackage", "utf16le"))
    ? "The workbook is protected with a password. Save it without one and send it again"
    : "The file is a workbook of Excel 97 to 2003, or one under a password. Save it as XLSX without a password and send it again";
}

async function headOf(open: Open): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of open()) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= HEAD) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD);
}
