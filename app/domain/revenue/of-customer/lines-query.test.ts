import { expect, test } from "vitest";

import { LinesSearch, linePlaceFrom, linesQuery, wayFrom, wayWord } from "./lines-query.ts";

const norvik = "0198c1de-0000-7000-8000-000000000001";
const bluepeak = "0198c1de-0000-7000-8000-000000000002";

test.each([
  { firstPartnerId: norvik, lastPartnerId: bluepeak },
  { firstPartnerId: null, lastPartnerId: bluepeak },
  { firstPartnerId: null, lastPartnerId: null },
])("a way survives the address", (way) => expect(wayFrom(wayWord(way))).toEqual(way));

test.each([undefined, "", norvik, `${norvik}~x`, `${norvik}~${bluepeak}~${norvik}`])(
  "a mangled way is none: %s",
  (word) => expect(wayFrom(word)).toBeNull(),
);

test("a mangled address shows everything from the beginning", () => {
  const search = LinesSearch.parse({
    of: "all",
    from: "soon",
    channel: "?",
    way: "x",
    product: "1",
  });
  expect(linesQuery(search)).toEqual({
    ...{ from: null, to: null, channel: "all", way: null, product: null, serials: false },
  });
  expect(linePlaceFrom(`2026-02-31~${norvik}`)).toBeNull();
  expect(linePlaceFrom(`2026-02-28~${norvik}`)).toEqual({ day: "2026-02-28", factId: norvik });
});
