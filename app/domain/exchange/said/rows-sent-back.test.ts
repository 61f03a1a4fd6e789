import { expect, test } from "vitest";

import { csvRow } from "#app/platform/tables/write-csv.ts";

import { asSentBefore } from "./rows-sent-back.ts";

const cells = ["@Home BV", "-5", "+47 (0)22 33", "'t Zand", "Plain"];

async function comesBack(header: string[]) {
  const raw = csvRow(cells, ";").trimEnd();
  async function* rows() {
    yield [{ rowNo: 2, raw, cells: raw.split(";") }];
  }
  for await (const [row] of asSentBefore(header, rows())) return row?.cells;
  return undefined;
}

test("a row that was given back with its errors says what it said before", async () => {
  expect(await comesBack(["a", "b", "c", "d", "e", "errors"])).toEqual(cells);
});

test("other files are read as they are", async () => {
  expect((await comesBack(["a", "b", "c", "d", "e"]))?.[0]).toBe("'@Home BV");
});
