import fc from "fast-check";
import { expect, test } from "vitest";

import type { Fields } from "#app/platform/records/record-room.ts";

import { compareRecord } from "./compare-record.ts";
import { takeBack, type Word } from "./take-back.ts";

const names = ["a", "b", "c"] as const;
const value = fc.constantFrom("1", "2", "3", null);
const fields = fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 });
const base = fc.record({ a: value, b: value, c: value });

/** What a record says after files in their order. */
const replay = (start: Fields, files: readonly Fields[]): Fields =>
  Object.assign({}, start, ...files);

class Kept {
  now: Fields | undefined;
  words: Word[] = [];

  constructor(start: Fields | undefined) {
    this.now = start && { ...start };
  }

  apply(nth: number, said: Fields) {
    const { verdict, before } = compareRecord(said, this.now, { byField: false });
    const word = { submissionId: String(nth), rowNo: 1, key: "k", title: "k" };
    this.words.push({ ...word, said, before, fresh: verdict === "fresh" });
    this.now = { ...this.now, ...said };
  }

  reverse(nth: number) {
    const place = this.words.findIndex(({ submissionId }) => submissionId === String(nth));
    const word = this.words[place];
    if (!word) throw new Error("It was not applied");
    const undone = takeBack(word, this.words.slice(place + 1), this.now);
    for (const next of undone.rewritten) {
      this.words = this.words.map((each) =>
        each.submissionId === next.submissionId ? next : each,
      );
    }
    this.words = this.words.filter(({ submissionId }) => submissionId !== String(nth));
    this.now = undone.remove ? undefined : { ...this.now, ...undone.set };
    return undone;
  }
}

test("whichever files are taken back in whatever order, it is as if they had never come", () => {
  fc.assert(
    fc.property(
      base,
      fc.array(fields, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
      (start, files, choices) => {
        const kept = new Kept(start);
        files.forEach((said, nth) => {
          kept.apply(nth, said);
        });
        const standing = files.map((_, nth) => nth);
        while (standing.length > 0) {
          const { value: choice = 0 } = choices.next();
          const [gone = 0] = standing.splice(choice % standing.length, 1);
          kept.reverse(gone);
          const expected = replay(
            start,
            standing.map((nth) => files[nth] ?? {}),
          );
          expect(kept.now).toEqual(expected);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a record that files brought into being goes with the last of them", () => {
  const whole = fc.record({ a: value, b: value, c: value });
  fc.assert(
    fc.property(
      fc.array(whole, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      (files, choices) => {
        const kept = new Kept(undefined);
        files.forEach((said, nth) => {
          kept.apply(nth, said);
        });
        const standing = files.map((_, nth) => nth);
        while (standing.length > 0) {
          const { value: choice = 0 } = choices.next();
          const [gone = 0] = standing.splice(choice % standing.length, 1);
          kept.reverse(gone);
          expect(kept.now).toEqual(files[standing.at(-1) ?? -1]);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test("what somebody changed by hand since stays, and is said", () => {
  const kept = new Kept({ a: "1", b: "1", c: null });
  kept.apply(0, { a: "2", b: "2" });
  kept.now = { ...kept.now, a: "by hand" };
  expect(kept.reverse(0)).toMatchObject({ set: { b: "1" }, byHand: ["a"] });
  expect(kept.now).toEqual({ a: "by hand", b: "1", c: null });
});

test("what was changed by hand between two files stands again without the second", () => {
  const kept = new Kept({ a: "1", b: null, c: null });
  kept.apply(0, { a: "2" });
  kept.now = { ...kept.now, a: "by hand" };
  kept.apply(1, { a: "3" });
  kept.reverse(0);
  kept.reverse(1);
  expect(kept.now).toMatchObject({ a: "by hand" });
});

test("a record that is new and was changed by hand stays", () => {
  const kept = new Kept(undefined);
  kept.apply(0, { a: "2" });
  kept.now = { ...kept.now, a: "by hand" };
  expect(kept.reverse(0)).toMatchObject({ remove: false, byHand: ["a"] });
});
