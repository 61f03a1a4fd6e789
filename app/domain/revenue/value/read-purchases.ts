import { readDay, readMicros } from "#app/platform/tables/cell.ts";
import { type Column, ROWS_ABOVE, recogniseHeader } from "#app/platform/tables/header.ts";
import { openTable } from "#app/platform/tables/open-table.ts";
import { BrokenTable, type TableRow } from "#app/platform/tables/table.ts";

import { PurchaseBook, type PurchaseLine } from "./purchase-history.ts";

type Field = "customer" | "day" | "amount" | "currency";

const columns: Column<Field>[] = [
  {
    field: "customer",
    label: "Customer",
    required: true,
    names: [
      ...["Customer", "Customer ID", "Customer No", "Customer Number", "Customer Name", "Cust ID"],
      ...["End Customer", "Client", "Client ID", "Account", "Account ID", "Buyer", "User ID", "ID"],
    ],
  },
  {
    field: "day",
    label: "Date",
    required: true,
    names: [
      ...["Date", "Day", "Purchase Date", "Order Date", "Invoice Date", "Transaction Date"],
      ...["Sales Date", "Sale Date", "Ship Date", "Posting Date"],
    ],
  },
  {
    field: "amount",
    label: "Amount",
    required: true,
    names: [
      ...["Amount", "Net Amount", "Total Amount", "Value", "Net Value", "Sales", "Revenue"],
      ...["Spend", "Total", "Order Total", "Extended Price", "Street Value", "Vendor Net"],
    ],
  },
  { field: "currency", label: "Currency", names: ["Currency", "Currency Code"] },
];

/** The layout of CDNOW's files: customer, perhaps its number in the sample, day, units, amount; spaces, no header. */
const cdnowRow = /^ *(\d+)(?: +\d+)? +(\d{8}) +\d+ +(-?\d+\.\d+) *$/;

export type PurchasesRead =
  | { ok: true; rows: number; book: PurchaseBook }
  | { ok: false /** Sentences for the sender. */; problems: string[] };

const MOST_PROBLEMS = 20;

type Layout = (record: TableRow) => PurchaseLine | string;

/** Reads purchases from a file in any sensible dialect. One row that cannot be read refuses the file. */
export async function readPurchases(open: () => AsyncIterable<Uint8Array>): Promise<PurchasesRead> {
  try {
    const csv = await openTable(open, { fileName: "" });
    return csv.ok ? await readRows(csv.records) : { ok: false, problems: [csv.problem] };
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, problems: [error.message] };
    throw error;
  }
}

async function readRows(records: AsyncGenerator<TableRow>): Promise<PurchasesRead> {
  const first: TableRow[] = [];
  while (first.length < ROWS_ABOVE) {
    const next = await records.next();
    if (next.done) break;
    first.push(next.value);
  }
  const found = layoutOf(first);
  if (!found.ok) return { ok: false, problems: [found.problem] };

  const book = new PurchaseBook();
  const problems: string[] = [];
  let rows = 0;
  let wrong = 0;
  for await (const record of joined(first.slice(found.skip), records)) {
    if (record.cells.every((cell) => cell.trim() === "")) continue;
    rows += 1;
    const line = found.layout(record);
    if (typeof line !== "string") book.add(line);
    else {
      wrong += 1;
      if (wrong <= MOST_PROBLEMS) problems.push(`Row ${record.rowNo}: ${line}`);
    }
  }
  if (wrong > MOST_PROBLEMS) problems.push(`${wrong - MOST_PROBLEMS} more rows cannot be read`);
  return wrong > 0 ? { ok: false, problems } : { ok: true, rows, book };
}

async function* joined(first: readonly TableRow[], rest: AsyncIterable<TableRow>) {
  yield* first;
  yield* rest;
}

type Found = { ok: true; layout: Layout; skip: number } | { ok: false; problem: string };

/** How the rows of a file are to be read, judged by the first of them. */
function layoutOf(first: readonly TableRow[]): Found {
  const written = first.find(({ raw }) => raw.trim() !== "");
  if (written && cdnowRow.test(written.raw)) return { ok: true, layout: readCdnowRow, skip: 0 };
  const found = recogniseHeader(first, columns);
  if (!found.ok) return found;
  const { at, rowNo } = found.header;
  const currencies = new Set<string>();
  const layout: Layout = ({ cells }) => {
    const cell = (field: Field) => (cells[at[field] ?? -1] ?? "").trim();
    const customer = cell("customer");
    if (customer === "") return "The customer is missing";
    const currency = cell("currency").toUpperCase();
    currencies.add(currency);
    if (currencies.size > 1) {
      const [usual] = currencies;
      currencies.delete(currency);
      return `The currency is ${currency || "missing"} where other rows have ${usual || "none"}. One file, one currency`;
    }
    return lineOf(customer, cell("day"), cell("amount"));
  };
  return { ok: true, layout, skip: first.findIndex((row) => row.rowNo === rowNo) + 1 };
}

const readCdnowRow: Layout = ({ raw }) => {
  const [, customer = "", day = "", amount = ""] = cdnowRow.exec(raw) ?? [];
  if (!customer) return "Unlike the rows before, this is not customer, day, units and amount";
  return lineOf(customer, day, amount);
};

function lineOf(customer: string, dayText: string, amountText: string): PurchaseLine | string {
  const day = readDay(dayText, "Date");
  if (!day.ok) return said(day);
  const amount = readMicros(amountText, "Amount");
  if (!amount.ok) return said(amount);
  return { customer, day: day.value, micros: amount.value };
}

const said = ({ what, hint }: { what: string; hint?: string }) =>
  hint ? `${what}. ${hint}` : what;
