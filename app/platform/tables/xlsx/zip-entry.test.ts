import { expect, test } from "vitest";

import { archive } from "#tests/support/archive.ts";

import { directoryOf } from "./zip-directory.ts";
import { bytesOf, xmlOf } from "./zip-entry.ts";

const opener = (bytes: Buffer, piece: number) =>
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };

test("a part that lies about its size is unpacked no further than it says", async () => {
  const content = Buffer.alloc(50_000_000, 32);
  const open = opener(archive([{ name: "bomb", content, lie: { size: 100_000 } }]), 1_000);
  const [entry] = await directoryOf(open);
  let bytes = 0;
  const all = async () => {
    if (entry) for await (const piece of bytesOf(open, entry)) bytes += piece.length;
  };
  await expect(all()).rejects.toThrow("its part bomb cannot be unpacked");
  expect(bytes).toBeLessThanOrEqual(100_000);
});

test("a declaration is found where two pieces meet, too", async () => {
  for (const before of [65_530, 65_534, 65_536]) {
    const content = `${"x".repeat(before)}<!DOCTYPE a>`;
    const open = opener(archive([{ name: "a.xml", content }]), 10_000);
    const [entry] = await directoryOf(open);
    const all = async () => {
      if (entry) for await (const _piece of xmlOf(open, entry));
    };
    await expect(all()).rejects.toThrow("The workbook holds declarations");
  }
});

test.each([1, 7, 1_000_000])("parts are found in pieces of %d bytes", async (piece) => {
  const parts = [
    { name: "a", content: "first" },
    { name: "ü/b", content: "second" },
  ];
  const open = opener(archive(parts), piece);
  const read: string[] = [];
  for (const entry of await directoryOf(open)) {
    let text = "";
    for await (const bytes of bytesOf(open, entry)) text += bytes.toString();
    read.push(`${entry.name}: ${text}`);
  }
  expect(read).toEqual(["a: first", "ü/b: second"]);
});
