import type { PartnerActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { idOfWords } from "#app/platform/id.server.ts";
import { ROWS_ABOVE, recogniseHeader } from "#app/platform/tables/header.ts";
import { readCsv } from "#app/platform/tables/read-csv.ts";
import { BrokenTable, type TableRow } from "#app/platform/tables/table.ts";
import { csvRow, isFormula } from "#app/platform/tables/write-csv.ts";

import { type DealColumn, dealColumns } from "./deal-columns.ts";
import { type DealPlan, MOST_BYTES, MOST_ROWS, type PlannedRow } from "./deal-plan.ts";
import { importGround } from "./import-ground.server.ts";
import { type ReadRow, readDealRow } from "./read-deal-row.ts";

/** What would become of each row of a file, were it taken now. Nothing is changed by asking. */
export async function planImport(
  actor: PartnerActor,
  content: Uint8Array,
  now: Date,
): Promise<DealPlan> {
  const read = await recordsOf(content);
  if (typeof read === "string") return { ok: false, problem: read };
  const { delimiter } = read;
  const filled = read.records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const found = recogniseHeader(filled.slice(0, ROWS_ABOVE), dealColumns);
  if (!found.ok) return found;
  const { at, rowNo } = found.header;
  const records = filled.filter((record) => record.rowNo > rowNo);
  if (records.length === 0) return { ok: false, problem: "There is no row below the header" };
  const header = filled.find((record) => record.rowNo === rowNo)?.raw ?? "";
  const rows = await withScope(actor, async (tx) => {
    const ground = await importGround(tx, now);
    const all = records.map((record) => {
      const cell = (column: DealColumn) => withoutMark(record.cells[at[column] ?? -1] ?? "");
      const raw = record.cells.some(isFormula)
        ? csvRow(record.cells, delimiter).trimEnd()
        : record.raw;
      return rowOf(actor, { ...record, raw }, cell, readDealRow(cell, ground));
    });
    return markSame(tx, actor, withoutTwins(all));
  });
  return { ok: true, header, delimiter, rows };
}

/** Our own files write what a spreadsheet would run as text, with a mark before it, which is none of its words. */
const withoutMark = (cell: string) => {
  const text = cell.trim();
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;
};

type Read = { records: TableRow[]; delimiter: string };

async function recordsOf(content: Uint8Array): Promise<Read | string> {
  if (content.length > MOST_BYTES) return "The file is larger than 300 kB. Send it in parts";
  try {
    const file = await readCsv(async function* whole() {
      yield content;
    });
    if (!file.ok) return file.problem;
    const records: TableRow[] = [];
    for await (const record of file.records) {
      records.push(record);
      if (records.length > MOST_ROWS + ROWS_ABOVE) {
        return `The file has more than ${MOST_ROWS} rows. Send it in parts`;
      }
    }
    return { records, delimiter: file.delimiter };
  } catch (error) {
    if (error instanceof BrokenTable) return error.message;
    throw error;
  }
}

function rowOf(
  { vendorId, partnerId }: PartnerActor,
  { rowNo, raw }: TableRow,
  cell: (column: DealColumn) => string,
  read: ReadRow,
): PlannedRow {
  const words = dealColumns.map(({ field }) => cell(field));
  const id = idOfWords(JSON.stringify(["deal row", vendorId, partnerId, ...words]));
  const own = { rowNo, raw, name: cell("name"), id, form: read.form };
  return read.ok
    ? { ...own, verdict: "good", deal: { ...read.deal, dealId: id } }
    : { ...own, verdict: "wrong", errors: read.errors };
}

/** A reference names one deal, so a second row with it is a mistake; so is the same row twice. */
function withoutTwins(rows: PlannedRow[]): PlannedRow[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.verdict !== "good") return row;
    const { reference } = row.deal;
    const before = seen.get(row.id) ?? (reference ? seen.get(reference) : undefined);
    seen.set(row.id, before ?? row.rowNo);
    if (reference) seen.set(reference, before ?? row.rowNo);
    if (before === undefined) return row;
    const { deal: _, ...rest } = row;
    const words = `The same stands in row ${before}`;
    const error = { column: "Your own reference", value: reference ?? "", words };
    return { ...rest, verdict: "wrong", errors: [error] };
  });
}

/** Rows that were registered before: the same words, or a reference that one of the partner's deals has. */
async function markSame(tx: ScopedTx, { partnerId }: PartnerActor, rows: PlannedRow[]) {
  const own = { vendorId: tx.vendorId, partnerId };
  const references = rows.flatMap((row) =>
    row.verdict === "good" && row.deal.reference ? [row.deal.reference] : [],
  );
  const deals = await tx.deal.findMany({
    where: {
      ...own,
      OR: [{ id: { in: rows.map(({ id }) => id) } }, { reference: { in: references } }],
    },
    select: { id: true, number: true, reference: true },
  });
  const byId = new Map(deals.map((deal) => [deal.id, deal.number]));
  const byReference = new Map(deals.map((deal) => [deal.reference, deal.number]));
  return rows.map((row): PlannedRow => {
    if (row.verdict !== "good") return row;
    const { deal, ...rest } = row;
    const same = byId.get(row.id);
    if (same) return { ...rest, verdict: "same", number: same };
    const taken = deal.reference && byReference.get(deal.reference);
    if (!taken) return row;
    const words = `${taken} has this reference already`;
    const error = { column: "Your own reference", value: deal.reference ?? "", words };
    return { ...rest, verdict: "wrong", errors: [error] };
  });
}
