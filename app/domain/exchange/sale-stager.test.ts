import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteParser } from "#app/platform/tables/byte-parser.ts";
import { byteDialect } from "#app/platform/tables/byte-row.ts";
import { ByteText } from "#app/platform/tables/byte-text.ts";
import type { TableRow } from "#app/platform/tables/table.ts";
import { aRowContext } from "#tests/support/a-row-context.ts";
import { fuzzing } from "#tests/support/fuzzing.ts";

import { SaleStager } from "./sale-stager.ts";
import { stagedColumns } from "./staged-text.ts";

const columns: Record<string, readonly string[]> = {
  "Invoice No": ["SO-1", "SO-2", " so-1", "", "x".repeat(301), "1.23457E+12"],
  "Invoice Line": ["10", "20", " 10 "],
  "Invoice Date": ["2026-07-10", "2026-09-02", "10.07.2026", "2026-10-06", "03/04/2026"],
  "Part Number": ["HI-4210", "hi 4210", "HI-7710", "HI-9999"],
  Qty: ["6", "-6", "0", "1.5", "some", "10000000"],
  UOM: ["", "EA", "BX", "KG"],
  "Unit Price": ["890.50", "1", "0", "-1", "1000000000", "890,50"],
  Currency: ["EUR", "eur", "", "SEK"],
  Reseller: ["Bluepeak IT", "BPK", "", "Nobody"],
  "Transaction Type": ["", "sale", "return", "PA", "gift"],
  "Deal Reg No": ["", "D-7KQ4M", "D-2RRRR", "D-1"],
  "Ship and Debit No": ["", "SPA-1", "tab\there"],
  "Serial Numbers": ["", "A1", "A1 A2 A3 A4 A5 A6", '"\\'],
  "End Customer": ["Solvang Energi AS", "Kestrel Foods", ""],
  "Customer Web": ["solvang.no", "", "gmail.com", "not a web"],
  VAT: ["", "974760673", "NO974760674"],
  Postcode: ["", "0150", "15"],
  Country: ["NO", "Norway", "", "Atlantis"],
  Branch: ["", "Oslo", "OSLO"],
};
const header = Object.keys(columns).join(",");

/** Mostly good rows, or none would be remembered. */
const aRow = fc.tuple(
  ...Object.values(columns).map(([usual = "", ...others]) =>
    fc.oneof(
      { arbitrary: fc.constant(usual), weight: 12 },
      { arbitrary: fc.constantFrom(usual, ...others), weight: 1 },
    ),
  ),
);

function textOf(stager: SaleStager, row: TableRow): string {
  const out = new ByteText();
  stager.write(row, out);
  return out.take().toString();
}

type Staged = Record<string, string>;
const names: readonly string[] = stagedColumns.sale;

function staged(text: string): Staged {
  const cells = text.replace(/\n$/, "").split("\t");
  expect(cells).toHaveLength(names.length);
  return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]));
}

/** A customer's words as its row has them, wherever in the file they are spelled out. */
function spelledOut({ party_row, party_print, party_words, ...row }: Staged, all: Staged[]) {
  const spelling = all.find((other) => other.row_no === party_row);
  const words = party_row === "\\N" ? null : (spelling?.party_words ?? "missing");
  return { ...row, words: party_words === "\\N" ? words : party_words };
}

/** The same rows as they come from a file, whose cells have quotes about them now and then. */
function asBytes(rows: readonly TableRow[]): TableRow[] {
  const dialect = byteDialect({ delimiter: ",", quote: '"', escapes: "doubled" });
  if (!dialect) throw new Error("Its signs are single bytes");
  const quoted = (cell: string, nth: number) =>
    /[",]/.test(cell) || (nth + cell.length) % 5 === 0 ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = rows.map(({ cells }) => `${cells.map(quoted).join(",")}\n`).join("");
  const cut = new ByteParser(dialect).push(Buffer.from(`${header}\n${text}`)).slice(1);
  // What is refused is shown as it was written.
  for (const [nth, row] of cut.entries()) {
    expect(row.cells).toEqual(rows[nth]?.cells);
    Object.defineProperty(row, "raw", { value: rows[nth]?.raw });
  }
  return cut;
}

test.each([
  ["told", { tolerance: 50 }],
  ["refused", { tolerance: 50, refuses: true }],
  ["not compared", { tolerance: null }],
])(
  "what is remembered of rows before makes no difference, prices being %s",
  (_how, rules) => {
    fc.assert(
      fc.property(fc.array(aRow, { minLength: 2, maxLength: 40 }), (rows) => {
        const context = aRowContext(header, rules);
        const reporter = {
          partnerId: "0198a2a0-0000-7000-8000-0000000000aa",
          kind: "pos",
        } as const;
        const stager = () => new SaleStager(context, reporter, "1\tfile\t");
        const one = stager();
        const made = rows.map((cells, nth) => ({ rowNo: nth + 2, raw: cells.join(","), cells }));
        const remembered = made.map((row) => staged(textOf(one, row)));
        const bytes = stager();
        asBytes(made).forEach((row, nth) => {
          expect(staged(textOf(bytes, row))).toEqual(remembered[nth]);
        });
        made.forEach((row, nth) => {
          const alone = staged(textOf(stager(), row));
          const together = remembered[nth];
          if (!together) throw new Error("A row is missing");
          expect(spelledOut(together, remembered)).toEqual(spelledOut(alone, [alone]));
        });
      }),
      fuzzing.run,
    );
  },
  fuzzing.test.timeout,
);

test("what is in a box of one part is not what is in a box of another", () => {
  const context = aRowContext(header, { tolerance: null });
  const reporter = { partnerId: "0198a2a0-0000-7000-8000-0000000000aa", kind: "pos" } as const;
  const stager = new SaleStager(context, reporter, "1\tfile\t");
  const usual = Object.values(columns).map(([first = ""]) => first);
  const names = Object.keys(columns);
  const boxes = (rowNo: number, part: string) => {
    const cells = usual.with(names.indexOf("UOM"), "BX").with(names.indexOf("Part Number"), part);
    return staged(textOf(stager, { rowNo, raw: "", cells }));
  };
  textOf(stager, { rowNo: 1, raw: "", cells: usual });
  expect(boxes(2, "HI-7710")).toMatchObject({ verdict: "\\N", quantity: "60" });
  expect(boxes(3, "HI-4210")).toMatchObject({ verdict: "refused" });
  expect(boxes(4, "HI-7710")).toMatchObject({ verdict: "\\N", quantity: "60" });
});
