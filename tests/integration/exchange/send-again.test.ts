import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { refusedRows } from "#app/domain/exchange/refused-rows.server.ts";
import { answerQuestions } from "#app/domain/exchange/said/answer-questions.server.ts";
import { changeReading } from "#app/domain/exchange/said/change-reading.server.ts";
import { correctRows } from "#app/domain/exchange/said/correct-rows.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { openTable } from "#app/platform/tables/open-table.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld } from "#tests/support/world.ts";

import { at, liveFacts, sendAndLook, sendAndRead, submissionOf } from "./hand-over.ts";

async function downloaded(actor: Actor, id: string, rows: "wrong" | "all") {
  const refused = await refusedRows(actor, id, rows);
  if (!refused) throw new Error("No such submission");
  const pieces: Uint8Array[] = [];
  for await (const piece of refused.file.content) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), ...refused.file };
}

async function cellsOf(bytes: Buffer) {
  const open = async function* whole() {
    yield bytes;
  };
  const table = await openTable(open, { fileName: "back" });
  if (!table.ok) throw new Error(table.problem);
  const cells: string[][] = [];
  for await (const row of table.records) cells.push(row.cells);
  return cells;
}

const header = [
  "Vorgangs-Nr",
  "Rechnungsdatum",
  "Artikelnummer",
  "Menge",
  "Einzelpreis",
  "Reseller",
  "End Customer",
];
const lines = [
  header.join(";"),
  "N-1;25.04.2026;HI-4210;6;890,50;Ada;Käse AG",
  "N-1;26.04.2026;HI-4210;zwei;1.890,50;Ada;=cmd()",
  "N-2;31.09.2025;HI-4210;1;890,50;Ada;Käse AG",
];
const text = lines.join("\r\n").replace("Vorgangs-Nr", "Belegnummer");

test("failed rows go back in their own encoding with their numbers, and come in again corrected", async () => {
  const { vendorId, north } = await aWorld();
  const sent = await sendAndRead(north, "pos", Buffer.from(text, "latin1"));
  expect(sent).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 2 });
  const { bytes, ending, type } = await downloaded(north, sent.id, "wrong");
  expect({ ending, type }).toEqual({ ending: "csv", type: "text/csv; charset=windows-1252" });
  const written = bytes.toString("latin1");
  expect(written).toContain("N-1;26.04.2026;HI-4210;zwei;1.890,50;Ada;'=cmd();#2;Menge zwei: ");
  expect(written).toContain("N-2;31.09.2025;HI-4210;1;890,50;Ada;Käse AG;#1;Rechnungsdatum ");
  const right = written.replace("zwei;", "2;").replace("31.09.2025", "30.09.2025");
  const again = await sendAndRead(north, "pos", Buffer.from(right, "latin1"));
  expect(again).toMatchObject({ status: "applied", rowsTaken: 2, rowsRefused: 0, rowsChanged: 0 });
  const facts = (await liveFacts(vendorId)).map(({ document, lineNo, amountMinor }) => [
    ...[document, lineNo, amountMinor],
  ]);
  expect(facts).toEqual(
    expect.arrayContaining([
      ["N-1", "#1", 534_300n],
      ["N-1", "#2", 378_100n],
      ["N-2", "#1", 89_050n],
    ]),
  );
});

test("the whole file comes back with what is wrong beside its rows", async () => {
  const { north } = await aWorld();
  const sent = await sendAndRead(north, "pos", Buffer.from(text, "latin1"));
  const { bytes } = await downloaded(north, sent.id, "all");
  const rows = await cellsOf(bytes);
  expect(rows.map((cells) => [cells[0], cells.at(-1) !== ""])).toEqual([
    ["Belegnummer", true],
    ["N-1", false],
    ["N-1", true],
    ["N-2", true],
  ]);
});

test("a workbook comes back as one, and its rows follow in one with what was corrected", async () => {
  const { vendorId, north } = await aWorld();
  const day = new Date("2026-07-10");
  const columns = ["Invoice No", "Invoice Date", "Part Number", "Qty", "Unit Price", "Reseller"];
  const book = await writeXlsx({
    sheets: [
      {
        name: "POS",
        rows: [
          ["Sales of July"],
          columns,
          ["N-1", day, "HI-4210", 6, 890.5, "Ada"],
          ["N-1", day, "ART-1", 2, 890.5, "Ada"],
        ],
      },
    ],
  });
  const sent = await sendAndRead(north, "pos", Buffer.from(book));
  const { bytes, ending } = await downloaded(north, sent.id, "wrong");
  expect(ending).toBe("xlsx");
  const [head, row] = await cellsOf(bytes);
  expect(head).toEqual([...columns, "Invoice Line", "errors"]);
  expect(row?.slice(0, 6)).toEqual(["N-1", "2026-07-10", "ART-1", "2", "890.5", "Ada"]);

  const mistake = { column: "Part Number", what: "Part number not known", value: "ART-1" };
  const followed = await correctRows(north, sent.id, 0, [{ ...mistake, to: "HI-4210" }], at);
  if (!followed.ok) throw new Error(followed.reason);
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, followed.submissionId)).toMatchObject({
    ...{ fileName: "report corrected.xlsx", status: "applied", rowsTaken: 1, rowsChanged: 0 },
  });
  // The line that was good before is not taken for the one that was corrected to its part.
  expect((await liveFacts(vendorId)).map(({ quantity }) => quantity).sort()).toEqual([2, 6]);
});

test("the sheet and the row of the header are chosen", async () => {
  const { vendorId, north } = await aWorld();
  const book = await writeXlsx({
    sheets: [
      { name: "Draft", rows: [header.map((name) => name.replace("Vorgangs-Nr", "Vorgang"))] },
      {
        name: "Real",
        rows: [
          ["a", "b", "c", "d", "e"],
          ["N-1", "2026-07-10", "HI-4210", 6, 890.5, "Ada"],
        ],
      },
    ],
  });
  const asked = await sendAndLook(north, "pos", Buffer.from(book));
  expect(asked.status).toBe("waiting");
  const sheet = { sheet: "Real", fields: {} };
  expect(await changeReading(north, asked.id, 0, sheet, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  const none = { headerRow: 0, fields: {} };
  expect(await changeReading(north, asked.id, 1, none, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  const fields = {
    0: "document",
    1: "day",
    2: "part",
    3: "quantity",
    4: "unitPrice",
    5: "partner",
  };
  expect(await changeReading(north, asked.id, 2, { fields }, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, asked.id)).toMatchObject({
    status: "waiting",
    problem: null,
  });
});

test("letters that were guessed are asked about, and other letters are chosen", async () => {
  const { vendorId, north } = await aWorld();
  const once = [lines[0], lines[1]].join("\r\n").replace("Vorgangs-Nr", "Belegnummer");
  const asked = await sendAndLook(north, "pos", Buffer.from(once, "latin1"));
  expect(asked).toMatchObject({ status: "waiting", rowsRefused: 0 });
  const other = { encoding: "iso-8859-15", fields: {} };
  expect(await changeReading(north, asked.id, 0, other, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, asked.id)).toMatchObject({ status: "applied", rowsTaken: 1 });

  // The sender's next file is read with those letters.
  const next = Buffer.from(once.replace("25.04", "28.04"), "latin1");
  expect((await sendAndLook(north, "pos", next)).status).toBe("applied");
});

test("letters that were guessed are confirmed once", async () => {
  const { vendorId, north } = await aWorld();
  const once = [lines[0], lines[1]].join("\r\n").replace("Vorgangs-Nr", "Belegnummer");
  const asked = await sendAndLook(north, "pos", Buffer.from(once, "latin1"));
  const yes = { column: -1, what: "encoding" as const, value: "windows-1252" };
  expect(await answerQuestions(north, asked.id, 0, [yes], at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  const next = Buffer.from(once.replace("25.04", "28.04"), "latin1");
  expect((await sendAndLook(north, "pos", next)).status).toBe("applied");
});
