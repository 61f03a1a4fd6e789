import { expect, test } from "vitest";

import { KeyColumns, KeyTable } from "./key-columns.ts";
import { CLOSEST, MOST_SHARING, sharingAmong } from "./key-index.ts";
import { PartyIds } from "./party-ids.ts";

const weak = (...hashes: number[]) => hashes.map((hash) => ({ hash, worth: 1, strong: false }));
const strong = (hash: number) => ({ hash, worth: 2, strong: true });

test("those that share most come first, and who shares too little is left out", () => {
  const keys = new KeyColumns([weak(1, 2, 3), weak(3, 9), weak(1, 2, 3), weak(2, 7), weak(8)]);
  expect(sharingAmong(keys).closest(0, 3_000, 0)).toEqual([2, 1, 3]);
  expect(sharingAmong(keys).closest(0, 6_000, 0)).toEqual([2]);
});

test("what too many share is skipped, unless it singles out", () => {
  const crowd = Array.from({ length: MOST_SHARING + 1 }, () => [...weak(5), strong(6)]);
  expect(sharingAmong(new KeyColumns([...crowd, weak(5)])).closest(crowd.length, 0)).toEqual([]);
  const found = sharingAmong(new KeyColumns([...crowd, [strong(6)]])).closest(crowd.length, 0);
  expect(found).toEqual(Array.from({ length: CLOSEST }, (_, place) => place));
});

test("only the known are found by those that are asked for behind them", () => {
  const keys = new KeyColumns([weak(1), weak(1), weak(1)]);
  expect(sharingAmong(keys, 1).closest(2, 0)).toEqual([0]);
});

test("keys stay with their parties, and every key knows its holders", () => {
  const lists = [weak(7, 1), [], [strong(7), ...weak(4)]];
  const keys = new KeyColumns(lists);
  expect(lists.map((_, party) => keys.keysOf(party))).toEqual(lists);
  const table = new KeyTable(keys.of([2, 0]));
  expect([...table.distinct]).toEqual([1, 4, 7]);
  expect([...table.holders().holders]).toEqual([1, 0, 0, 1]);
});

test("a party that is met again has the number it had, and ids order as the database orders them", () => {
  const ids = new PartyIds();
  const all = Array.from({ length: 6_000 }, (_, n) =>
    Buffer.from(
      `019${String((n * 7_919) % 6_000).padStart(4, "0")}f0000070008000${"f".repeat(6)}${String(n % 30).padStart(5, "0")}`.slice(
        0,
        32,
      ),
      "hex",
    ),
  );
  const numbers = all.map((id) => ids.numberOf(id, 0));
  expect(all.map((id) => ids.numberOf(Buffer.concat([Buffer.alloc(2), id]), 2))).toEqual(numbers);
  expect(new Set(numbers).size).toBe(ids.size);
  expect(ids.size).toBe(6_000);
  expect(ids.idOf(numbers[17] ?? -1)).toBe(all[17]?.toString("hex"));
  const [low, high] = [Buffer.alloc(16, 0x01), Buffer.alloc(16, 0xf0)];
  expect(ids.compare(ids.numberOf(low, 0), ids.numberOf(high, 0))).toBeLessThan(0);
});
