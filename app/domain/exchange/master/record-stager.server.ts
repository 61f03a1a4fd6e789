import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { correctedRow } from "../check-file.ts";
import type { RowContext } from "../row-context.ts";
import { allFaults } from "../row-faults.ts";
import { RowReader } from "../row-reader.ts";
import { escaped, NULL, refusedText } from "../staged-text.ts";
import type { RecordKind } from "../submission.ts";
import type { ReadRecord } from "./record-intake.ts";
import { recordIntakes } from "./record-intakes.server.ts";

/** Writes rows of records as staging takes them. */
export class RecordStager {
  constructor(
    private readonly context: RowContext,
    private readonly read: ReadRecord,
    private readonly from: string,
  ) {}

  text(given: TableRow): string {
    const heard = correctedRow(this.context, given, (row) => this.check(row).errors);
    if (!heard.ok) return refusedText("record", this.from, heard.row);
    const { rowNo, raw } = heard.row;
    const { record, errors } = this.check(heard.row);
    if (record === undefined) return refusedText("record", this.from, { rowNo, raw, errors });
    const said = record
      ? [NULL, escaped(record.lineKey), escaped(JSON.stringify(record))]
      : ["same", NULL, NULL];
    return `${[`${this.from}${rowNo}`, NULL, NULL, ...said].join("\t")}\n`;
  }

  private check(row: TableRow) {
    const reader = new RowReader(this.context, row.cells);
    const record = this.read(reader);
    const right = record !== undefined && !row.wrong && reader.errors.length === 0;
    if (right) return { record, errors: [] };
    return { record: undefined, errors: allFaults(this.context, row, reader.errors) };
  }
}

/** A writer that knows what rows of a kind are read against, as it is when the reading begins. */
export const recordStager = (
  vendorId: number,
  kind: RecordKind,
  context: RowContext,
  from: string,
) =>
  withScope(systemActor(vendorId), async (tx) => {
    const read = await recordIntakes[kind].reader(tx, now());
    return new RecordStager(context, read, from);
  });
