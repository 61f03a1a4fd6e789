import { ColumnLook } from "./column-look.ts";
import {
  type ColumnConventions,
  type ConventionFinding,
  type Conventions,
  usualConventions,
} from "./conventions.ts";
import type { TableRow } from "./table.ts";

/** Most columns have said by then how they are written; the others are looked at to the end of the file. */
const ROWS_OF_ALL = 2_000;

export type FoundConventions = { conventions: Conventions; findings: ConventionFinding[] };

/** Looks through the rows for how numbers and days are written, as far as it takes to know. */
export async function findConventions(
  batches: AsyncIterable<readonly TableRow[]>,
): Promise<FoundConventions> {
  const looks: ColumnLook[] = [];
  let rows = 0;
  let open: ColumnLook[] | null = null;
  for await (const batch of batches) {
    for (const { rowNo, cells } of batch) {
      rows += 1;
      if (open) {
        for (const look of open) look.see(cells[look.column] ?? "", rowNo);
        continue;
      }
      for (let column = 0; column < cells.length; column += 1) {
        const cell = cells[column] ?? "";
        if (cell !== "") {
          let look = looks[column];
          if (!look) looks[column] = look = new ColumnLook(column);
          look.see(cell, rowNo);
        }
      }
    }
    if (rows < ROWS_OF_ALL) continue;
    open = (open ?? Object.values(looks)).filter((look) => look.isOpen());
    if (open.length === 0) break;
  }
  return settle(Object.values(looks));
}

/** What one column leaves open, the others of its file may answer. */
function settle(looks: readonly ColumnLook[]): FoundConventions {
  const conventions: Conventions = { ...usualConventions };
  const decimals = new Set(looks.map((look) => look.decimal()).filter(Boolean));
  const orders = new Set(looks.map((look) => look.order()).filter(Boolean));
  const [decimal] = decimals;
  const [order] = orders;
  if (decimals.size === 1 && decimal) conventions.decimal = decimal;
  if (orders.size === 1 && order) conventions.dates = order;
  const columns: Record<string, Partial<ColumnConventions>> = {};
  const findings: ConventionFinding[] = [];
  for (const look of looks) {
    const found = look.settle(conventions);
    findings.push(...found.findings);
    if (Object.keys(found.own).length > 0) columns[look.column] = found.own;
  }
  if (Object.keys(columns).length > 0) conventions.columns = columns;
  return { conventions, findings };
}
