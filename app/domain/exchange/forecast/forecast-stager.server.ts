import { horizonOf } from "#app/domain/demand/forecast-page.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { correctedRow } from "../check-file.ts";
import type { RowContext } from "../row-context.ts";
import { allFaults } from "../row-faults.ts";
import { errorsText, escaped, NULL } from "../staged-text.ts";
import type { RowError } from "../submission.ts";
import { type ForecastGround, type ForecastRow, forecastChecker } from "./check-forecast.ts";
import { isMonthField, monthFieldLabel } from "./forecast-columns.ts";

const nothingStated: RowError = { column: "", value: "", what: "The row states no quantity" };

type Staged = {
  rowNo: number;
  raw: string;
  productId: string | null;
  errors: readonly RowError[];
  verdict: "refused" | "left_out";
};

/** Writes rows of a forecast as staging takes them. */
class ForecastStager {
  private readonly checkCells: ReturnType<typeof forecastChecker>;

  constructor(
    private readonly context: RowContext,
    ground: ForecastGround,
    private readonly from: string,
  ) {
    this.checkCells = forecastChecker(context, ground);
  }

  text(given: TableRow): string {
    const heard = correctedRow(this.context, given, (row) => this.check(row).errors);
    if (!heard.ok) {
      const { rowNo, raw, errors } = heard.row;
      return this.aside({ rowNo, raw, errors, productId: null, verdict: "left_out" });
    }
    const { rowNo, raw } = heard.row;
    const { row, productId, errors } = this.check(heard.row);
    if (row === undefined) return this.aside({ rowNo, raw, errors, productId, verdict: "refused" });
    if (row === null) {
      const stated = { errors: [nothingStated], verdict: "left_out" as const };
      return this.aside({ rowNo, raw, productId: null, ...stated });
    }
    return this.line(rowNo, [NULL, NULL, NULL, NULL, productId ?? NULL, recordText(row)]);
  }

  /** A row that is wrong names its part as well: the others of it are not taken without it. */
  private aside({ rowNo, raw, productId, errors, verdict }: Staged): string {
    const said = [escaped(raw), errorsText(errors), verdict, NULL, productId ?? NULL, NULL];
    return this.line(rowNo, said);
  }

  private line(rowNo: number, cells: readonly string[]): string {
    return `${[`${this.from}${rowNo}`, ...cells].join("\t")}\n`;
  }

  private check(row: TableRow) {
    const checked = this.checkCells(row.cells);
    if (checked.row !== undefined && !row.wrong) return checked;
    return { ...checked, row: undefined, errors: allFaults(this.context, row, checked.errors) };
  }
}

const recordText = (row: ForecastRow) => escaped(JSON.stringify(row));

/** A writer for a sender's file. */
export const forecastStager = (vendorId: number, context: RowContext, from: string) =>
  withScope(systemActor(vendorId), async (tx) => {
    const horizon = await horizonOf(tx, now());
    const labels = new Map(context.labels);
    for (const field of Object.keys(context.header.at)) {
      if (isMonthField(field)) labels.set(field, monthFieldLabel(field));
    }
    return new ForecastStager({ ...context, labels }, horizon, from);
  });
