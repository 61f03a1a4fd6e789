import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import type { Column } from "./column.ts";
import { csvLines } from "./csv-lines.ts";
import { inBatches } from "./in-batches.ts";
import { workbook } from "./workbook.ts";

type Row = { name: string | null; pieces: number; minor: bigint; day: Date; at: Date | null };

const columns: Column<Row>[] = [
  { head: "Name", kind: "text", of: ({ name }) => name },
  { head: "Pieces", kind: "number", of: ({ pieces }) => pieces },
  { head: "Value", kind: "money", of: ({ minor }) => ({ minor, currency: "EUR" }) },
  { head: "Day", kind: "day", of: ({ day }) => day },
  { head: "At", kind: "instant", of: ({ at }) => at },
];

const day = new Date("2026-05-22");
const at = new Date("2026-05-22T13:45:00Z");
const rows: Row[] = [
  { name: "=HYPERLINK(1)", pieces: -2, minor: 123_450n, day, at },
  { name: 'Quote " and,\ncomma', pieces: 1, minor: -5n, day, at: null },
  { name: null, pieces: 0, minor: 0n, day, at },
];

async function* twoBatches() {
  yield rows.slice(0, 2);
  yield rows.slice(2);
}

test("CSV is exact, quoted where it must be, and runs no formula", async () => {
  let text = "";
  for await (const lines of csvLines(columns, twoBatches())) text += lines;
  expect(text.split("\r\n")).toEqual([
    "\ufeffName,Pieces,Value,Day,At",
    "'=HYPERLINK(1),-2,1234.50,2026-05-22,2026-05-22T13:45:00.000Z",
    '"Quote "" and,\ncomma",1,-0.05,2026-05-22,',
    ",0,0.00,2026-05-22,2026-05-22T13:45:00.000Z",
    "",
  ]);
});

test("a workbook holds numbers as numbers, days as days, and a formula as text", async () => {
  const bytes = await new Response(workbook("deals", columns, twoBatches())).arrayBuffer();
  const [sheet] = (await readXlsx(new Uint8Array(bytes))).sheets;
  expect(sheet?.name).toBe("deals");
  expect(sheet?.rows).toEqual([
    ["Name", "Pieces", "Value", "Day", "At"],
    ["=HYPERLINK(1)", -2, 1234.5, day, at],
    ['Quote " and,\ncomma', 1, -0.05, day, null],
    [null, 0, 0, day, at],
  ]);
});

test("a list is read on from where the last batch ended, and not before it is asked for", async () => {
  const asked: (number | null)[] = [];
  const batches = inBatches<number, number>(async (after) => {
    asked.push(after);
    const first = after ?? 0;
    return { rows: [first, first + 1], next: first < 4 ? first + 2 : null };
  });
  expect((await batches.next()).value).toEqual([0, 1]);
  expect(asked).toEqual([null]);
  // Whoever goes away in the middle leaves nothing running.
  await batches.return(undefined);
  expect(asked).toEqual([null]);
});

test("a workbook leaves in pieces while its rows are read", async () => {
  async function* many() {
    for (let batch = 0; batch < 100; batch += 1) {
      yield Array.from({ length: 1000 }, (_, place) => ({ ...rows[0], pieces: place }) as Row);
    }
  }
  let largest = 0;
  const reader = workbook("deals", columns, many()).getReader();
  for (let read = await reader.read(); read.value; read = await reader.read()) {
    largest = Math.max(largest, read.value.byteLength);
  }
  expect(largest).toBeLessThan(1_000_000);
});
