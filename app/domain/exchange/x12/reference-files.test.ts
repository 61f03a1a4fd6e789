import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";

import { describe, expect, test } from "vitest";

import { namedRows } from "#tests/support/x12.ts";

import type { SubmissionKind } from "../submission.ts";
import { openX12 } from "./open-x12.ts";

/** Files of other programs, where they are at hand. */
const folder = resolve("../shared/data/x12");

async function opened(name: string, kind: SubmissionKind) {
  const file = await openX12(() => createReadStream(resolve(folder, name)), kind);
  if (!file.ok) return { problem: file.problem, rows: [], notes: "" };
  const rows = [];
  for await (const row of file.records) rows.push(row);
  return { problem: null, rows: namedRows(rows), notes: file.found.notes.join("; ") };
}

describe.skipIf(!existsSync(folder))("files of other programs", () => {
  test.each([
    [
      "867-Example1.x12",
      "pos",
      [
        ["1000", "15", "18.25"],
        ["45-766", "4", "32.40"],
      ],
    ],
    [
      "mapcheck-867_baseline.edi",
      "pos",
      [
        ["614141007349", "100", "8.99"],
        ["614141007350", "75", "12.49"],
      ],
    ],
  ] as const)("%s: sales", async (name, kind, sales) => {
    const { rows, problem } = await opened(name, kind);
    expect(problem).toBeNull();
    expect(rows.map((row) => [row["Part number"], row.Quantity, row["Unit price"]])).toEqual(sales);
  });

  test.each([
    ["846-Example1.x12", [["SAN003", "2004-08-11", "1234123232", "5250"]]],
    [
      "852-AftermarketExample.x12",
      [
        ["007061617", "1995-06-13", "P96A", "10"],
        ["007061617", "1995-06-13", "P99A", "77"],
      ],
    ],
    [
      "mapcheck-846_baseline.edi",
      [
        [undefined, "2026-08-01", "614141007349", "550"],
        [undefined, "2026-08-01", "614141007350", "1275"],
      ],
    ],
  ])("%s: stock", async (name, stock) => {
    const { rows, problem } = await opened(name, "inventory");
    expect(problem).toBeNull();
    const said = rows.map((row) => [
      row.Location,
      row["As of"],
      row["Part number"],
      row["On hand"],
    ]);
    expect(said).toEqual(stock);
  });

  test.each([
    [
      "mapcheck-867_defects.edi",
      "pos",
      [
        "QTY02 200: The total differs from 175 in the lines",
        "CTT01 3: 3 lines said, 2 counted",
        "BPT03 20260835: There is no such day",
        "QTY03 ZZ: The unit is not known",
        "REF ZZ (1)",
      ],
    ],
    [
      "mapcheck-846_defects.edi",
      "inventory",
      [
        "BIA04 20260835: There is no such day",
        "QTY03 ZZ: The unit is not known",
        "QTY01 ZZ: The kind of quantity is not known",
        "CTT01 5: 5 lines said, 2 counted",
      ],
    ],
    [
      "830-stupidedi-004010-pass-1.x12",
      "forecast",
      ["ISA08 3102120292: 16 characters long, 15 needed"],
    ],
    ["ediengine-940_Failed_SE01.edi", "pos", ["SE01 12: 12 segments said, 9 counted"]],
    ["gozer-asn856.txt", "pos", ["IEA02 000000049: The control number differs from 000003438"]],
    ["gozer-x12.missing.ISA.txt", "pos", ["does not begin with an ISA segment but with GS"]],
    ["gozer-x12.wrong.ISA.txt", "pos", ["does not begin with an ISA segment but with"]],
    ["gozer-x12.wrong.GS.txt", "pos", ["Segment 2, XX: The segment stands outside of any group"]],
    ["gozer-x12.no.line.break.no.delim.txt", "pos", ["names no segment terminator: the letter G"]],
    ["gozer-dex.sample.mismatched.st.txt", "pos", ["but with DXS"]],
    ["gozer-dex.sample.wrong.transaction.count.txt", "pos", ["but with DXS"]],
    [
      "gozer-x12.base.txt",
      "pos",
      ["SE01 1: 1 segment said, 3 counted", "GE01 1: 1 transaction set"],
    ],
    ["gozer-x12.base.no.line.breaks.odd.char.txt", "pos", ["SE01 1: 1 segment said, 3 counted"]],
    // Whole and well-formed, and of no kind that is taken.
    [
      "ediengine-MultipleInterchangesAndGroups.edi",
      "pos",
      ["The file holds 940 and no 867 or 852"],
    ],
    ["staedi-x12-invoice810_po850_dual.edi", "pos", ["The file holds 810, 850 and no 867 or 852"]],
    ["staedi-x12-simple997-multiple-interchanges.edi", "pos", ["The file holds 997 and no"]],
    ["mapcheck-844_baseline.edi", "pos", ["The file holds 844 and no 867 or 852"]],
    ["mapcheck-849_baseline.edi", "pos", ["The file holds 849 and no 867 or 852"]],
  ] as const)("%s is refused with the reason", async (name, kind, words) => {
    const { problem } = await opened(name, kind);
    for (const word of words) expect(problem).toContain(word);
  });
});
