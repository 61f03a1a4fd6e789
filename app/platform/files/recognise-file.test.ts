import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { anArchive, aPdf, aPng, aWordFile } from "#tests/support/files-to-send.ts";

import { recogniseFile } from "./recognise-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recognise-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function seen(name: string, content: string | Buffer) {
  const path = join(folder, "arriving");
  await writeFile(path, content);
  const found = await recogniseFile(path, name);
  return found.ok ? found.kind : found.reason;
}

const office = (main: string, ...more: string[]) =>
  anArchive(["[Content_Types].xml", main, ...more]);
const gif = "GIF89a\0\0";
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

test.each([
  ["quote.pdf", aPdf(), "pdf"],
  ["photo.PNG", aPng(), "png"],
  ["photo.jpeg", Buffer.from("ffd8ffe000104a46", "hex"), "jpg"],
  ["photo.webp", Buffer.from("RIFF\0\0\0\0WEBPVP8 ", "latin1"), "webp"],
  ["offer.docx", aWordFile(), "docx"],
  ["list.xlsx", office("xl/workbook.xml"), "xlsx"],
  ["talk.pptx", office("ppt/presentation.xml"), "pptx"],
  ["list.csv", "part;quantity\nHI-4210;3\n", "csv"],
  ["note.txt", Buffer.from("Größe", "latin1"), "txt"],
  ["mail.eml", "Received: from x\r\nSubject: Re: offer\r\n\r\nHello", "eml"],
])("%s is taken by its content", async (name, content, kind) => {
  expect(await seen(name, content)).toBe(kind);
});

test.each([
  ["an empty file", "a.pdf", "", "empty"],
  ["a program under another name", "quote.pdf", "MZ\x90\0\x03", "unknown"],
  ["a page, which a browser would run", "page.html", "<script>alert(1)</script>", "unknown"],
  ["a drawing with a script", "logo.svg", svg, "unknown"],
  ["a kind of image that is not taken", "cat.gif", gif, "unknown"],
  ["an archive", "all.zip", anArchive(["a.txt"]), "unknown"],
  ["an archive that is called a document", "all.docx", anArchive(["a.txt"]), "unknown"],
  [
    "a document with macros",
    "m.docx",
    office("word/document.xml", "word/vbaProject.bin"),
    "macros",
  ],
  [
    "a document with a program in it",
    "m.docx",
    office("word/document.xml", "word/x.exe"),
    "macros",
  ],
  [
    "a document of the old kind, or with a password",
    "a.docx",
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    "old-office",
  ],
  ["an image that is called a PDF", "photo.pdf", aPng(), "name-differs"],
  ["a PDF that is called a program", "quote.exe", aPdf(), "name-differs"],
  ["a workbook that is called a text", "list.txt", office("xl/workbook.xml"), "name-differs"],
  ["bytes that are called text", "a.csv", "part\0;1", "unknown"],
  ["words that are called a mail", "a.eml", "Hello there", "unknown"],
  ["an archive that breaks off", "a.docx", aWordFile().subarray(0, 40), "unknown"],
])("%s is refused", async (_what, name, content, reason) => {
  expect(await seen(name, content)).toBe(reason);
});
