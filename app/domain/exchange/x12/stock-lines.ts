import { BrokenX12 } from "#app/platform/x12/fault.ts";
import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { StockField } from "../columns.ts";
import { partQualifiers, singleUnits, UNKNOWN_CODE } from "./codes.ts";
import { type Dated, dayOf, decimalOf, firstOf, pairsOf, unitOf } from "./read-values.ts";
import { keep, ReportLine, type Sink } from "./report-line.ts";

export type StockQuantity = Exclude<StockField, "location" | "asOf" | "part" | "unit">;

const MOST_PLACES = 10_000;

type Counted = {
  field: StockQuantity;
  /** Where the quantity and its unit stand. */
  segment: Segment;
  place: number;
  unitAt: number | null;
};

/** A part as one LIN names it, and what is reported of it at each location. */
export class StockLines {
  private readonly byPlace = new Map<string, ReportLine<StockField>>();

  constructor(
    private readonly part: Segment,
    private readonly asOf: Dated | undefined,
    private readonly sink: Sink<StockField>,
  ) {}

  add(location: string, { field, segment, place, unitAt }: Counted) {
    const line = this.at(location);
    keep(line.segments, segment);
    const text = elementOf(segment, place);
    const number = decimalOf(text);
    if (line.cells[field] !== undefined) {
      const what = "The quantity is given twice for the part and the location";
      line.wrong({ segment, place, value: text, what, field, code: "7" });
      return;
    }
    line.put(field, number ?? text);
    if (number === null) {
      const what = text ? "The quantity is not a number" : "The quantity is missing";
      line.wrong({ segment, place, value: text, what, field, code: text ? "6" : "1" });
    }
    const unit = unitAt === null ? "" : unitOf(segment, unitAt);
    if (!singleUnits.has(unit) && unit !== UNKNOWN_CODE) line.put("unit", unit);
    if (unitAt === null || unit !== UNKNOWN_CODE) return;
    const what = "The unit is not known";
    line.wrong({ segment, place: unitAt, value: unit, what, field: null, code: "7" });
  }

  /** A quantity of a kind that nobody can tell. */
  unknown(location: string, segment: Segment, value: string) {
    const line = this.at(location);
    keep(line.segments, segment);
    const what = "The kind of quantity is not known";
    line.wrong({ segment, place: 1, value, what, field: null, code: "7" });
  }

  flush() {
    for (const line of this.byPlace.values()) {
      if (line.cells.onHand === undefined && line.cells.available !== undefined) {
        line.put("onHand", onHandOf(line));
        this.sink.pass("Lines without a quantity on hand: available and committed stand for it");
      }
      this.sink.line(line);
    }
  }

  private at(location: string): ReportLine<StockField> {
    const found = this.byPlace.get(location);
    if (found) return found;
    if (this.byPlace.size >= MOST_PLACES) {
      const most = MOST_PLACES.toLocaleString("en-GB");
      const what = `Segment ${this.part.no}: the part has more than ${most} locations`;
      throw new BrokenX12(what, this.part.at);
    }
    const line = new ReportLine<StockField>();
    line.segments.push(this.part);
    const pairs = pairsOf(this.part, 2);
    const [first] = pairs.values();
    line.put("part", firstOf(pairs, partQualifiers) ?? first);
    line.put("location", location);
    this.putDay(line);
    this.byPlace.set(location, line);
    return line;
  }

  private putDay(line: ReportLine<StockField>) {
    if (!this.asOf) return;
    const { text, segment, place } = this.asOf;
    const day = dayOf(text);
    line.put("asOf", day ?? text);
    if (day !== null || text === "") return;
    const what = "There is no such day";
    line.wrong({ segment, place, value: text, what, field: "asOf", code: "8" });
  }
}

/** What can be sold lies there, and so does what is promised to somebody. */
function onHandOf({ cells }: ReportLine<StockField>): string {
  const [available, committed] = [Number(cells.available), Number(cells.committed ?? 0)];
  const sum = available + committed;
  return Number.isFinite(sum) ? String(sum) : (cells.available ?? "");
}
