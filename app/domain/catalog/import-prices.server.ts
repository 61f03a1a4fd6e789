import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { openTable } from "#app/platform/tables/open-table.ts";
import { BrokenTable, type TableRow } from "#app/platform/tables/table.ts";

import { readPriceFile, type WrongRow } from "./price-file.ts";
import { writePrices } from "./prices.server.ts";
import { productsByPart } from "./products.server.ts";

export const MOST_ROWS = 5_000;
const TIMEOUT_MS = 60_000;

export type PriceImport =
  | { ok: true; rows: number; written: number }
  | { ok: false; problem: string; wrong: WrongRow[] };

/** Takes a price list: the whole of it or, where any row is wrong, nothing, with everything that is wrong. */
export async function importPrices(
  actor: VendorActor,
  content: Uint8Array,
  days: { today: Date; from: Date },
): Promise<PriceImport> {
  const records = await recordsOf(content);
  if (typeof records === "string") return { ok: false, problem: records, wrong: [] };
  return withScope(
    actor,
    async (tx) => {
      const products = await productsByPart(tx);
      const parts = new Map([...products].map(([key, { id }]) => [key, id]));
      const read = readPriceFile(records, { parts, ...days });
      if (!read.ok) return { ...read, wrong: [] };
      if (read.wrong.length > 0) {
        const some = read.wrong.length === 1 ? "1 row is" : `${read.wrong.length} rows are`;
        const problem = `${some} wrong, and no price was changed`;
        return { ok: false, problem, wrong: read.wrong };
      }
      return { ok: true, rows: read.rows, written: await writePrices(tx, actor, read.prices) };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

async function recordsOf(content: Uint8Array): Promise<TableRow[] | string> {
  try {
    const whole = async function* whole() {
      yield content;
    };
    const file = await openTable(whole, { fileName: "" });
    if (!file.ok) return file.problem;
    const records: TableRow[] = [];
    for await (const record of file.records) {
      records.push(record);
      if (records.length > MOST_ROWS) return `The file has more than ${MOST_ROWS} rows`;
    }
    return records;
  } catch (error) {
    if (error instanceof BrokenTable) return error.message;
    throw error;
  }
}
