import {
  type Column,
  type Header,
  type HeaderSaid,
  ROWS_ABOVE,
  recogniseHeader,
} from "#app/platform/tables/header.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { MOST_ROWS } from "./submission.ts";

export class TooManyRows extends Error {
  constructor() {
    const most = MOST_ROWS.toLocaleString("en-GB");
    super(`The file has more than ${most} rows. Send it in several parts`);
  }
}

type Head<Field extends string> = {
  /** The rows that were read to find it. */
  first: TableRow[];
} & (
  | {
      ok: true;
      header: Header<Field> /** The rows below the header. */;
      rest: AsyncGenerator<TableRow[]>;
    }
  | { ok: false; problem: string; nearest: Header<Field> | null; missing: Field[] }
);

/** Reads as far as the header can be, and hands on what follows it. */
export async function headOf<Field extends string>(
  batches: AsyncGenerator<TableRow[]>,
  columns: readonly Column<Field>[],
  said: HeaderSaid = {},
): Promise<Head<Field>> {
  const first: TableRow[] = [];
  while (first.length < ROWS_ABOVE) {
    const next = await batches.next();
    if (next.done) break;
    first.push(...next.value);
  }
  const recognised = recogniseHeader(first, columns, said);
  if (!recognised.ok) return { ...recognised, first };
  const { header } = recognised;
  const below = first.filter((row) => row.rowNo > header.rowNo);
  return { ok: true, header, first, rest: chain(below, batches) };
}

async function* chain(below: TableRow[], batches: AsyncGenerator<TableRow[]>) {
  yield below;
  yield* batches;
}
