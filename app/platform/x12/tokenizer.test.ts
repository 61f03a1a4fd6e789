import { expect, test } from "vitest";

import { bytesOf, inPieces, interchange, oneSale, sent, x12File } from "#tests/support/x12.ts";

import { BrokenX12, faultInWords } from "./fault.ts";
import { readX12 } from "./read-x12.ts";
import type { Segment } from "./segment.ts";

async function read(text: string, size?: number) {
  const { batches, envelopes, tokenizer } = readX12(inPieces(bytesOf(text), size));
  const segments: Segment[] = [];
  for await (const batch of batches) segments.push(...batch);
  const faults = envelopes.faults.of("refused").map(faultInWords);
  return { segments, faults, envelopes, tokenizer };
}

const elements = (segments: Segment[]) => segments.map((segment) => segment.elements.join("*"));
const plain = interchange({ 867: oneSale });

test.each([
  { terminator: "~", after: "" },
  { terminator: "~", after: "\r\n" },
  { terminator: "~", after: "\n   " },
  { terminator: "\n", after: "" },
  { terminator: "\r", after: "\n" },
  { element: "|", terminator: "\u001c", component: "\u001f" },
  { element: "\u001d", terminator: "'", component: ":" },
  { element: "~", terminator: "}", component: ">" },
  { element: "^", terminator: "~", component: "|" },
  { terminator: "\u00c3\u0096" },
  { terminator: "\u00a6" },
])("separators are those that the ISA declares: %j", async (signs) => {
  const { segments, faults } = await read(x12File({ 867: oneSale }, { signs }));
  expect(faults).toEqual([]);
  const component = signs.component ?? ">";
  const expected = plain.map((segment) => segment.replaceAll(">", component).split("*"));
  // Where an element separator is used in place of the asterisk, elements are the same.
  expect(segments.map((segment) => segment.elements)).toEqual(expected);
});

test("pieces of any size give the same segments, with their number and place", async () => {
  const text = `\u00ef\u00bb\u00bf${x12File({ 867: oneSale }, { signs: { after: "\r\n" } })}`;
  const whole = await read(text);
  for (const size of [1, 2, 3, 7, 50, 105, 106, 107]) {
    const cut = await read(text, size);
    expect(cut.segments.map(({ no, at, raw }) => [no, at, raw])).toEqual(
      whole.segments.map(({ no, at, raw }) => [no, at, raw]),
    );
  }
  for (const { at, raw } of whole.segments) expect(text.slice(at, at + raw.length)).toBe(raw);
});

test("several interchanges may have separators of their own", async () => {
  const second = x12File({ 846: ["BIA*00*DD*R*20260801"] }, { controlNo: "000000102" });
  const first = x12File({ 867: oneSale }, { signs: { element: "|", terminator: "\n" } });
  const { segments, faults, envelopes } = await read(`${first}\r\n\r\n${second}`);
  expect(faults).toEqual([]);
  expect(envelopes.interchanges.map(({ controlNo }) => controlNo)).toEqual([
    "000000101",
    "000000102",
  ]);
  expect(segments.at(-1)?.elements).toEqual(["IEA", "1", "000000102"]);
});

test("empty elements keep their places, and empty segments are nobody's", async () => {
  const { segments, tokenizer } = await read(sent(plain).replace("CTT*1~", "CTT**~~\n~"));
  expect(elements(segments)).toContain("CTT**");
  expect(tokenizer.noise.emptySegments).toBe(2);
});

test("lines wrapped within segments are joined", async () => {
  const text = sent(plain);
  const wrapped = text.slice(0, 106) + text.slice(106).replace(/.{80}/g, "$&\r\n");
  const { segments, faults } = await read(wrapped);
  expect(faults).toEqual([]);
  expect(elements(segments)).toEqual(plain);
});

test("a terminator that is missing at the end of a line is not taken for a wrapped line", async () => {
  const text = sent(plain, { signs: { after: "\n" } }).replace("CUR*SE*EUR~", "CUR*SE*EUR");
  const { faults } = await read(text);
  expect(faults).toContain(
    "Segment 5, CUR: N1 follows on a line of its own, and no terminator stands before it",
  );
});

test("letters beyond ASCII are UTF-8, or Windows-1252 where they are not", async () => {
  const name = "N1*EN*M\u00fcller*1*123456789";
  const set = { 867: oneSale.map((each) => (each.startsWith("N1*EN") ? name : each)) };
  const windows = await read(x12File(set));
  const utf8 = readX12(inPieces(Buffer.from(x12File(set), "utf-8"), 13));
  const texts: string[] = [];
  for await (const batch of utf8.batches) texts.push(...elements(batch));
  expect(texts).toContain(name);
  expect(elements(windows.segments)).toContain(name);
  expect([utf8.tokenizer.encoding, windows.tokenizer.encoding]).toEqual(["utf-8", "windows-1252"]);
});

test("NUL and other control characters are named", async () => {
  const { faults } = await read(sent(plain).replace("Hull branch", "Hull\0branch"));
  expect(faults).toEqual([
    "Segment 6, N102 Hull␀branch: The control character U+0000 stands in it",
  ]);
});

test.each([
  ["", "The file is empty"],
  ["  \r\n ", "The file is empty"],
  [sent(plain.slice(1)), "The file does not begin with an ISA segment but with GS"],
  ["DXS*01*0000000000*", "The file does not begin with an ISA segment but with DXS"],
  ["UNB+UNOA:1+SENDER+RECEIVER", "The file is EDIFACT. Send X12, CSV or XLSX"],
  ["\u00c9\u00e2\u00c1\u005c\u00f0\u00f0", "The file is written in EBCDIC. Send it in ASCII"],
  [sent(plain).slice(0, 60), "The file ends within its ISA segment. Send the whole file"],
  [
    sent(plain).replace("*>~", "*>"),
    "The ISA segment names no segment terminator: the letter G follows its sixteenth element",
  ],
  ["ISA hello and good bye", "The file ends within its ISA segment. Send the whole file"],
  [
    `${sent(plain).slice(0, 200)}${"x".repeat(200_000)}`,
    /^Segment \d+ does not end within 100,000/,
  ],
])("%#: what cannot be cut is refused in words", async (text, words) => {
  await expect(read(text)).rejects.toThrow(words);
  await expect(read(text)).rejects.toBeInstanceOf(BrokenX12);
});

test("an ISA that is not 106 characters long says which element is to blame", async () => {
  const { faults } = await read(sent(plain).replace("*123456789      *", "*123456789       *"));
  expect(faults).toEqual([
    "Segment 1, ISA08 123456789: 16 characters long, 15 needed: an ISA has a fixed length",
  ]);
});
