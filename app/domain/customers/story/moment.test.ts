import { expect, test } from "vitest";

import { inOneStory, type Moment, placeFrom, placeWord } from "./moment.ts";

const moment = (id: string, at: string): Moment => ({
  ...{ kind: "sale", id, at: new Date(at), text: id },
  ...{ help: null, note: null, to: null, look: null },
});

const deals = [moment("d", "2026-03-02"), moment("b", "2026-03-01")];
const sales = [moment("c", "2026-03-01"), moment("a", "2026-02-01")];

test("the rooms' moments become one story, the latest first, those of one instant by their ids", () => {
  const { moments, next } = inOneStory([deals, sales], 4);
  expect(moments.map(({ id }) => id)).toEqual(["d", "c", "b", "a"]);
  expect(next).toBeNull();
});

test("a page ends at a place from which the next goes on", () => {
  const { moments, next } = inOneStory([deals, sales], 2);
  expect(moments.map(({ id }) => id)).toEqual(["d", "c"]);
  expect(placeFrom(next)).toEqual({ at: new Date("2026-03-01"), id: "c" });
});

test.each([null, "", "2026-03-01", "2026-13-01T00:00:00.000Z~a", "2026-03-01T00:00:00.000Z~'; --"])(
  "a mangled place is none: %s",
  (word) => expect(placeFrom(word)).toBeNull(),
);

test("a place survives the address", () => {
  const place = { at: new Date("2026-03-01T10:11:12.013Z"), id: "2026-03" };
  expect(placeFrom(placeWord(place))).toEqual(place);
});
