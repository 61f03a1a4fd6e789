import { expect, test } from "vitest";

import { fileKinds } from "../submission.ts";
import {
  folderOf,
  idOfDrop,
  isAtRest,
  isUnfinished,
  kindOfFolder,
  nameAside,
} from "./drop-layout.ts";

const look = {
  place: "1/NORVIK/sales-out",
  name: "week 32.csv",
  bytes: 120n,
  changedNs: 1_786_000_000_123_456_789n,
  inode: 7n,
};

test("every kind has a folder of its own", () => {
  expect(folderOf("pos")).toBe("sales-out");
  expect(new Set(fileKinds.map(folderOf)).size).toBe(fileKinds.length);
  for (const kind of fileKinds) expect(kindOfFolder(folderOf(kind))).toBe(kind);
  expect(kindOfFolder("pos")).toBeUndefined();
});

test.each([
  [".hidden", true],
  ["a.csv.part", true],
  ["a.csv.filepart", true],
  ["a.TMP", true],
  ["a.csv~", true],
  ["part.csv", false],
  ["a.tmp.csv", false],
])("%s is unfinished: %s", (name, unfinished) => {
  expect(isUnfinished(name)).toBe(unfinished);
});

test("a file is at rest when nothing of it has changed between two looks", () => {
  expect(isAtRest(undefined, look)).toBe(false);
  expect(isAtRest({ ...look }, look)).toBe(true);
  for (const change of [{ bytes: 121n }, { changedNs: 1n }, { inode: 8n }]) {
    expect(isAtRest({ ...look, ...change }, look)).toBe(false);
  }
});

test("a drop has one id however often it is looked at, and another one has another", () => {
  const id = idOfDrop(look, "abc");
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idOfDrop({ ...look }, "abc")).toBe(id);
  const others = [
    idOfDrop({ ...look, name: "week 33.csv" }, "abc"),
    idOfDrop({ ...look, inode: 8n }, "abc"),
    idOfDrop({ ...look, place: "2/NORVIK/sales-out" }, "abc"),
    idOfDrop(look, "abd"),
  ];
  expect(new Set([id, ...others]).size).toBe(5);
});

test("what is out of the way can be sorted by day and keeps its ending", () => {
  expect(nameAside(look, "019f-aabbcc")).toBe("20260806T070640-aabbcc-week 32.csv");
});

test("a name that leaves no room for what comes before it is shortened", () => {
  for (const sign of ["n", "ü", "漢", "😀"]) {
    const aside = nameAside({ ...look, name: `${sign.repeat(60).repeat(2)}.csv` }, "019f-aabbcc");
    expect(Buffer.byteLength(`${aside}.txt`)).toBeLessThanOrEqual(255);
    expect(aside).toMatch(/^20260806T070640-aabbcc-.+\.csv$/u);
  }
});
