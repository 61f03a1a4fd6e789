import { expect, test } from "vitest";

import { faultsOfTyped, typedColumns, typedFile, typedLinesOf } from "./typed-lines.ts";

const columns = typedColumns("stock_adjustment", null);

function formOf(lines: number, cells: Record<string, string>) {
  const form = new FormData();
  form.set("lines", String(lines));
  for (const [name, text] of Object.entries(cells)) form.set(name, text);
  return form;
}

test("lines keep their places, and a blank one is neither asked about nor sent", () => {
  const form = formOf(3, {
    ...{ "document.0": "C-1", "day.0": "2026-07-01", "partner.0": "NORTH" },
    ...{ "part.0": "HI-4210", "quantity.0": "-2", "part.2": " HI-7710 " },
  });
  const lines = typedLinesOf(form, columns);

  expect(lines.map(({ part }) => part)).toEqual(["HI-4210", "", "HI-7710"]);
  expect(faultsOfTyped(lines, columns)).toEqual(
    ["Document", "Day", "Partner", "Quantity"].map((label) => ({
      line: 2,
      field: label.toLowerCase(),
      words: `Fill in ${label.toLowerCase()}`,
    })),
  );
  expect(typedFile("stock_adjustment", null, lines.slice(0, 2))).toBe(
    "Document,Day,Partner,Part number,Quantity\r\nC-1,2026-07-01,NORTH,HI-4210,-2\r\n",
  );
});

test("with nothing typed the first line is asked for", () => {
  const lines = typedLinesOf(formOf(2, {}), columns);
  const asked = faultsOfTyped(lines, columns);
  expect(new Set(asked.map(({ line }) => line))).toEqual(new Set([0]));
  expect(asked).toHaveLength(5);
});

test("however many lines a form claims to have, and however long one is, there is an end", () => {
  expect(typedLinesOf(formOf(1e9, {}), columns)).toHaveLength(50);
  expect(typedLinesOf(formOf(Number.NaN, {}), columns)).toHaveLength(1);
  const lines = typedLinesOf(formOf(1, { "reason.0": "x".repeat(301) }), columns);
  expect(faultsOfTyped(lines, columns)).toContainEqual({
    line: 0,
    field: "reason",
    words: "Use 300 characters at most",
  });
});

test("where a forecast begins is typed as a month or a week, and not chosen as a day", () => {
  const asked = typedColumns("forecast", null).filter(({ required }) => required);
  expect(asked.map(({ field, isDay }) => [field, isDay])).toEqual([
    ["part", false],
    ["from", false],
    ["quantity", false],
  ]);
});
