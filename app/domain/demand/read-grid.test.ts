import { expect, test } from "vitest";

import { cellName, readGrid } from "./read-grid.ts";

const sentry = "01890a5d-ac96-774b-bcce-b302099a8057";
const relay = "01890a5d-ac96-774b-bcce-b302099a8058";

const read = (cells: [string, string, string][], stated: string[] = []) =>
  readGrid(
    cells.map(([product, month, text]): [string, string] => [cellName(product, month), text]),
    { first: "2026-11", stated: new Set(stated) },
  );

test("a blank cell states nothing and 0 expects nothing", () => {
  expect(
    read([
      [sentry, "2026-11", "0"],
      [sentry, "2026-12", " "],
      [sentry, "2027-01", "1,200"],
    ]).lines,
  ).toEqual([
    { productId: sentry, month: "2026-11", quantity: 0 },
    { productId: sentry, month: "2027-01", quantity: 1200 },
  ]);
});

test.each([
  ["-4", "Demand is 0 or more"],
  ["−4", "Demand is 0 or more"],
  ["1.5", "Write whole pieces, such as 1200"],
  ["1,5", "Write whole pieces, such as 1200"],
  ["ten", "Write whole pieces, such as 1200"],
  ["10000001", "Write at most 10,000,000 pieces a month"],
])("%s is refused beside its cell", (text, words) => {
  const { errors, typed, lines } = read([[sentry, "2026-11", text]]);
  expect([...errors]).toEqual([[cellName(sentry, "2026-11"), words]]);
  expect(typed.get(cellName(sentry, "2026-11"))).toBe(text);
  expect(lines).toEqual([]);
});

test("a month that is over is refused", () => {
  expect([...read([[sentry, "2026-10", "4"]]).errors.values()]).toEqual(["This month is over"]);
});

test("a product that was stated cannot fall silent", () => {
  const blank: [string, string, string][] = [
    [sentry, "2026-11", ""],
    [sentry, "2026-12", ""],
    [relay, "2026-11", ""],
  ];
  expect([...read(blank, [sentry]).errors]).toEqual([
    [cellName(sentry, "2026-11"), "Write 0 where you expect nothing"],
  ]);
  expect(read([...blank, [sentry, "2027-01", "0"]], [sentry]).errors.size).toBe(0);
});

test("fields that are no cells are left alone", () => {
  const { typed } = readGrid(
    [
      ["intent", "publish"],
      ["q.x.2026-11", "4"],
    ],
    {
      first: "2026-11",
      stated: new Set(),
    },
  );
  expect(typed.size).toBe(0);
});
