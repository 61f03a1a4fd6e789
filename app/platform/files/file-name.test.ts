import { expect, test } from "vitest";

import { endingOf, plainFileName } from "./file-name.ts";

const RTL = "\u202e";

test.each([
  ["Quote 4711.pdf", "Quote 4711.pdf"],
  ["C:\\Users\\ada\\Quote.pdf", "Quote.pdf"],
  ["../../etc/passwd.txt", "passwd.txt"],
  [`invoice${RTL}fdp.pdf`, "invoicefdp.pdf"],
  ["a\0b\r\nc.csv", "abc.csv"],
  ["  .hidden.pdf. ", "hidden.pdf"],
  ['<b>"q"?.png', "_b__q__.png"],
  ["con.txt", "_con.txt"],
  ["\ud800.pdf", "pdf.pdf"],
  [".pdf", "pdf.pdf"],
  ["", "file.pdf"],
  ["Angebot für Ω.docx", "Angebot für Ω.docx"],
])("%j is kept as %j", (sent, kept) => {
  expect(plainFileName(sent, "pdf")).toBe(kept);
});

test("a long name keeps its ending and can stand in a header", () => {
  const name = plainFileName(`${"é".repeat(3_000)}.pdf`, "pdf");
  expect(name).toHaveLength(124);
  expect(name.endsWith(".pdf")).toBe(true);
  expect(() => encodeURIComponent(name)).not.toThrow();
});

test("what a name says its file is", () => {
  expect(endingOf("Quote.final.PDF")).toBe("pdf");
  expect(endingOf(`evil.pdf${RTL}.exe`)).toBe("exe");
  expect(endingOf("README")).toBe("");
});
