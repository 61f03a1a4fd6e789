import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { aWorld } from "#tests/support/world.ts";

import { liveFacts, sendAndRead } from "./hand-over.ts";

const fact = {
  day: new Date("2026-07-10"),
  quantity: 6,
  unitMicros: 890_500_000n,
  amountMinor: 534_300n,
};

test("a workbook is read at the sheet whose header is known, its days and numbers as Excel keeps them", async () => {
  const { vendorId, north } = await aWorld();
  const header = ["Invoice No", "Invoice Date", "Part Number", "Qty", "Unit Price", "Reseller"];
  const line = ["N-1", new Date("2026-07-10"), "HI-4210", 6, 890.5, "Ada"];
  const bytes = await writeXlsx({
    sheets: [
      { name: "Cover", rows: [["Sales of July"], ["By", "Ada"]] },
      { name: "POS", rows: [["Sales of July"], header, line, ["Total", null, null, 6]] },
    ],
  });
  const submission = await sendAndRead(north, "pos", Buffer.from(bytes));
  expect(submission).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 0 });
  expect(await liveFacts(vendorId)).toMatchObject([{ ...fact, rowNo: 3 }]);
});

test("a German file in Windows-1252 is read by what its columns say", async () => {
  const { vendorId, north } = await aWorld();
  const rows = [
    "Belegnummer;Rechnungsdatum;Artikelnummer;Menge;Einzelpreis;Währung;Reseller",
    "N-1;10/07/2026;HI-4210;6;890,50;EUR;Ada",
    "N-2;17/07/2026;HI-4210;1;1.890,50;EUR;Ada",
    "Summe;;;7;;;",
  ];
  const submission = await sendAndRead(north, "pos", Buffer.from(rows.join("\r\n"), "latin1"));
  expect(submission).toMatchObject({ status: "applied", rowsTaken: 2, rowsRefused: 0 });
  const facts = await liveFacts(vendorId);
  expect(facts.find(({ document }) => document === "N-1")).toMatchObject(fact);
});
