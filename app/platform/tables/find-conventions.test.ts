import { expect, test } from "vitest";

import { readCount, readDay, readMicros } from "./cell.ts";
import { meansCurrency } from "./cell-number.ts";
import { conventionsAt, findingInWords } from "./conventions.ts";
import { findConventions } from "./find-conventions.ts";

async function found(...columns: string[][]) {
  const longest = Math.max(...columns.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, at) => ({
    rowNo: at + 2,
    raw: "",
    cells: columns.map((column) => column[at] ?? ""),
  }));
  return findConventions(
    (async function* batches() {
      for (let at = 0; at < rows.length; at += 100) yield rows.slice(at, at + 100);
    })(),
  );
}

test("one day past the twelfth settles the order of its column", async () => {
  const { conventions, findings } = await found(["03/04/2026", "25/04/2026", "01/02/2026"]);
  expect(conventions.dates).toBe("dmy");
  expect(findings).toEqual([
    { column: 0, what: "dates", is: "dmy", certain: true, rowNo: 3, cell: "25/04/2026" },
  ]);
});

test("a day far below settles it, too", async () => {
  const days = [...Array.from({ length: 5_000 }, () => "03/04/2026"), "04/25/2026"];
  expect((await found(days)).conventions.dates).toBe("mdy");
});

test("another column's order is assumed, and said to be", async () => {
  const { conventions, findings } = await found(["25/04/2026"], ["03/04/2026"]);
  expect(conventions).toMatchObject({ dates: "dmy" });
  expect(findings[1]).toMatchObject({ column: 1, is: "dmy", certain: false });
});

test("days that lie close to each other in one reading only are read so", async () => {
  const days = Array.from({ length: 12 }, (_, at) => `${at + 1}/6/2026`);
  const { conventions, findings } = await found(days);
  expect(conventions.columns?.[0]?.dates).toBe("dmy");
  expect(findings[0]).toMatchObject({ is: "dmy", certain: false });
});

test("what nothing settles is a person's to say", async () => {
  const { conventions, findings } = await found(["03/04/2026"], ["1,234"]);
  expect(conventions).toEqual({ decimal: null, dates: "ymd" });
  expect(findings.map(({ is }) => is)).toEqual(["open", "open"]);
  expect(findings.map((one) => findingInWords(one, "Day"))).toEqual([
    "Day: 03/04/2026 in row 2 can be read in two ways",
    "Day: 1,234 in row 2 can be read in two ways",
  ]);
});

test("a column in both orders is not guessed at", async () => {
  const { conventions, findings } = await found(["25/04/2026", "04/26/2026", "03/04/2026"]);
  expect(conventionsAt(conventions, 0).dates).toBe("ymd");
  expect(findings).toMatchObject([{ is: "both", rowNo: 3, cell: "04/26/2026" }]);
});

test("decimal signs, from the column or from its neighbour", async () => {
  const { conventions, findings } = await found(
    ["1.234,50", "2,5", "1.234"],
    ["1.000", "2", "3"],
    ["HI-1", "HI-2", "HI-3"],
  );
  expect(conventions).toEqual({ decimal: ",", dates: "ymd" });
  expect(findings.map(({ column, is, certain }) => [column, is, certain])).toEqual([
    [0, ",", true],
    [1, ",", false],
  ]);
});

test("two columns may differ", async () => {
  const { conventions } = await found(["1,50"], ["2.75"]);
  expect(conventionsAt(conventions, 0).decimal).toBe(",");
  expect(conventionsAt(conventions, 1).decimal).toBe(".");
});

test("currencies, brackets and Excel's days are seen", async () => {
  const { conventions, findings } = await found(["€ 5,00", "(3,50 €)"], ["46085", "46086"]);
  expect(findings.map(({ what, is }) => [what, is])).toEqual([
    ["currency", "€"],
    ["negative", "(3,50 €)"],
    ["decimal", ","],
  ]);
  expect(conventions.columns?.[1]).toEqual({ dates: "excel" });
});

const german = { decimal: ",", dates: "dmy" } as const;
const american = { decimal: ".", dates: "mdy" } as const;

test.each([
  ["1,234", german, 1_234_000n],
  ["1,234", american, 1_234_000_000n],
  ["1.234", german, 1_234_000_000n],
  ["1.2340", german, 1_234_000n],
  ["(1.234,50 €)", german, -1_234_500_000n],
  ["5-", german, -5_000_000n],
  ["−5", american, -5_000_000n],
  ["$ 1,234.50", american, 1_234_500_000n],
  ["-$5", american, -5_000_000n],
  ["EUR 12", german, 12_000_000n],
  ["12 kr", german, 12_000_000n],
  ["1’234.5", american, 1_234_500_000n],
  ["12,5 %", german, 125_000n],
  [".5", american, 500_000n],
])("%s is %j: %s", (text, conventions, micros) => {
  expect(readMicros(text, "Price", conventions)).toEqual({ ok: true, value: micros });
});

test.each(["(5", "--5", "-5-", "(-5)", "5 EURO", "1e5", "€"])("%s is no number", (text) => {
  expect(readMicros(text, "Price", german)).toMatchObject({ ok: false });
});

test("thousands are counted as the file writes them", () => {
  expect(readCount("1.000", "Quantity", german)).toEqual({ ok: true, value: 1_000 });
  expect(readCount("1.000", "Quantity", american)).toEqual({ ok: true, value: 1 });
});

test.each([
  ["03/04/2026", german, "2026-04-03"],
  ["03/04/2026", american, "2026-03-04"],
  ["3/4/26", american, "2026-03-04"],
  ["04.03.26", german, "2026-03-04"],
  ["4-Mar-2026", american, "2026-03-04"],
  ["4-Mär-26", german, "2026-03-04"],
  ["March 4, 2026", american, "2026-03-04"],
  ["4. Dezember 2026", german, "2026-12-04"],
  ["03-04-2026", american, "2026-03-04"],
  ["3/4/2026 1:30 PM", american, "2026-03-04"],
  ["2026-03-04T23:59:59+02:00", american, "2026-03-04"],
  ["46085", { decimal: null, dates: "excel" } as const, "2026-03-04"],
  ["46085.75", { decimal: null, dates: "excel" } as const, "2026-03-04"],
])("%s under %j is %s", (text, conventions, day) => {
  expect(readDay(text, "Day", conventions)).toEqual({ ok: true, value: new Date(day) });
});

test.each(["46085", "26-03-04", "4-Foo-2026", "31/02/2026"])("%s is no day", (text) => {
  expect(readDay(text, "Day", { decimal: null, dates: "ymd" })).toMatchObject({ ok: false });
});

test("a sign may mean one of several currencies", () => {
  expect(meansCurrency("$", "CAD")).toBe(true);
  expect(meansCurrency("€", "USD")).toBe(false);
  expect(meansCurrency("SEK", "SEK")).toBe(true);
  expect(meansCurrency("NET", "SEK")).toBe(true);
});
