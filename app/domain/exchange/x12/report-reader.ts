import type { EnvelopeReader } from "#app/platform/x12/envelope.ts";
import type { TransactionSet } from "#app/platform/x12/interchange.ts";
import type { Segment } from "#app/platform/x12/segment.ts";

import type { SaleField, StockField } from "../columns.ts";
import type { SubmissionKind } from "../submission.ts";
import { ActivityReport } from "./activity-report.ts";
import { elementName, type ReportLine, type SetReader, type Sink } from "./report-line.ts";
import type { AnyField } from "./report-table.ts";
import { SalesReport } from "./sales-report.ts";
import { PlanningSchedule, type ScheduleField } from "./schedule.ts";
import { StockAdvice } from "./stock-advice.ts";

/** Which transaction sets a submission of each kind takes from a file. */
export const setsOfKind: Record<SubmissionKind, readonly string[]> = {
  pos: ["867", "852"],
  inventory: ["846", "852"],
  forecast: ["830"],
  sell_in: [],
  direct: [],
  products: [],
  prices: [],
  customers: [],
  partners: [],
  rates: [],
  stock_adjustment: [],
  price_adjustment: [],
  channel_costs: [],
  standard_costs: [],
};

type Line = ReportLine<AnyField>;

/** What is done with what a report's readers find. */
export type Found = {
  shows: boolean;
  line: (line: Line) => void;
  leaveOut: (line: Line, why: string) => void;
  pass: (name: string) => void;
};

/** Gives the segments of each transaction set to the reader of its kind; others are not taken. */
export class ReportReader {
  private set: TransactionSet | null = null;
  private reader: SetReader | null = null;

  constructor(
    private readonly kind: SubmissionKind,
    private readonly taken: (set: TransactionSet) => boolean,
    private readonly envelopes: EnvelopeReader,
    private readonly found: Found,
  ) {}

  take(segment: Segment) {
    const { set } = segment;
    if (set !== this.set) {
      this.set = set;
      this.reader = set && this.taken(set) ? this.readerOf(set) : null;
      if (set) return;
    }
    if (!this.reader) return;
    if (segment.elements[0] === "SE") {
      this.reader.end(segment);
      this.reader = null;
    } else this.reader.take(segment);
  }

  private readerOf({ id }: TransactionSet): SetReader | null {
    if (id === "867") return new SalesReport(this.sink<SaleField>());
    if (id === "846") return new StockAdvice(this.sink<StockField>());
    if (id === "830") return new PlanningSchedule(this.sink<ScheduleField>());
    if (id !== "852") return null;
    return this.kind === "inventory"
      ? new ActivityReport({ sale: null, stock: this.sink<StockField>() })
      : new ActivityReport({ sale: this.sink<SaleField>(), stock: null });
  }

  private sink<Own extends AnyField>(): Sink<Own> {
    const { found } = this;
    const put = (weight: "refused" | "noted") => {
      return (segment: Segment, place: number, what: string, code?: string, hint?: string) => {
        const element = elementName(segment, place);
        const value = place === 0 ? "" : (segment.elements[place]?.trim() ?? "");
        const codes = code === undefined ? undefined : codesOf(segment, place, code);
        const rest = { ...(hint && { hint }), ...(codes && { codes }) };
        this.envelopes.add(segment, weight, { element, value, what, ...rest });
      };
    };
    return {
      shows: found.shows,
      line: (line) => {
        this.report(line as unknown as Line);
        found.line(line as unknown as Line);
      },
      leaveOut: (line, why) => found.leaveOut(line as unknown as Line, why),
      refuse: put("refused"),
      note: put("noted"),
      pass: found.pass,
    };
  }

  private report({ faults }: Line) {
    for (const { segment, place, value, what, hint, code } of faults) {
      const element = elementName(segment, place);
      const codes = codesOf(segment, place, code);
      this.envelopes.add(segment, "row", { element, value, what, codes, ...(hint && { hint }) });
    }
  }
}

const codesOf = (segment: Segment, place: number, code: string) => {
  const id = segment.elements[0] ?? "";
  const no = segment.setNo;
  return place === 0
    ? { segment: { code, no, id } }
    : { segment: { code: "8", no, id }, element: code };
};
