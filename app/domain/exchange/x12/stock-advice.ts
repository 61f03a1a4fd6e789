import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { StockField } from "../columns.ts";
import { locations, purposeNames, purposes, UNKNOWN_CODE } from "./codes.ts";
import { lineTotals } from "./line-totals.ts";
import { Parties } from "./parties.ts";
import { type Dated, datedOf } from "./read-values.ts";
import type { SetReader, Sink } from "./report-line.ts";
import { StockLines, type StockQuantity } from "./stock-lines.ts";

/** Quantities (673) that are kept. */
const kept: Record<string, StockQuantity> = {
  "17": "onHand",
  "26": "onHand",
  "36": "onHand",
  "33": "available",
  "34": "available",
  QA: "available",
  "27": "committed",
  QC: "committed",
  XU: "committed",
  "63": "onOrder",
  QO: "onOrder",
  IQ: "inTransit",
  BQ: "backordered",
};
const asOfDays = ["007", "405", "369", "097", "102"];

/** 846, inventory inquiry and advice: parts, and how many of each in which state, in all or location by location. */
export class StockAdvice implements SetReader {
  private readonly parties = new Parties();
  private readonly totals = lineTotals();
  private readonly days = new Map<string, Dated>();
  private beginning: Segment | null = null;
  private lines: StockLines | null = null;
  private last: { field: StockQuantity; segment: Segment } | null = null;

  constructor(private readonly sink: Sink<StockField>) {}

  take(segment: Segment) {
    const id = segment.elements[0] ?? "";
    switch (id) {
      case "BIA":
        this.beginning = segment;
        return checkPurpose(segment, this.sink);
      case "DTM": {
        const dated = datedOf(segment);
        if (!this.lines) this.days.set(dated.qualifier, dated);
        else this.sink.pass(`DTM ${dated.qualifier}`);
        return;
      }
      case "LIN":
        this.flush();
        this.totals.part();
        this.lines = new StockLines(segment, this.asOf(), this.sink);
        return;
      case "QTY":
        return this.quantity(segment);
      case "SDQ":
        return this.spread(segment);
      case "CTT":
        this.flush();
        return this.totals.said(segment);
    }
    if (!this.lines && this.parties.take(segment)) return;
    // The unit of a quantity may follow it in a segment of its own.
    if (id === "UIT" || id === "PID") return this.sink.pass(id);
    const qualified = id === "REF" || id === "N9" || id === "N1";
    this.sink.pass(qualified ? `${id} ${elementOf(segment, 1)}` : id);
  }

  end(trailer: Segment) {
    this.flush();
    if (!this.beginning) this.sink.refuse(trailer, 0, "The report has no BIA segment", "3");
    this.totals.check(this.sink);
  }

  private quantity(segment: Segment) {
    const qualifier = elementOf(segment, 1);
    this.last = null;
    if (!this.lines) return this.totals.total(segment);
    this.totals.quantity(segment);
    const field = kept[qualifier];
    if (field) {
      this.last = { field, segment };
      this.lines.add(this.location(), { field, segment, place: 2, unitAt: 3 });
    } else if (qualifier === UNKNOWN_CODE || qualifier === "") {
      this.lines.unknown(this.location(), segment, qualifier);
    } else {
      this.sink.pass(`QTY ${qualifier}`);
    }
  }

  /** The quantity before it, location by location. */
  private spread(segment: Segment) {
    const { lines, last } = this;
    if (!lines || !last) return this.sink.pass("SDQ");
    const { field } = last;
    for (const { location, place } of spreadOf(segment)) {
      lines.add(location, { field, segment, place, unitAt: null });
    }
  }

  private location(): string {
    const place = this.parties.find(locations);
    return place ? place.id || place.name : "";
  }

  private asOf(): Dated | undefined {
    const qualifier = asOfDays.find((day) => this.days.has(day));
    if (qualifier !== undefined) return this.days.get(qualifier);
    const { beginning: segment } = this;
    return segment
      ? { qualifier: "", text: elementOf(segment, 4), segment, place: 4 }
      : this.days.values().next().value;
  }

  private flush() {
    this.lines?.flush();
    this.lines = null;
    this.last = null;
  }
}

/** SDQ: a unit, how locations are named, then locations and their quantities in turn. */
export function spreadOf(segment: Segment): { location: string; place: number }[] {
  const pairs = [];
  for (let place = 4; place < segment.elements.length && place <= 22; place += 2) {
    const location = elementOf(segment, place - 1);
    if (location !== "") pairs.push({ location, place });
  }
  return pairs;
}

/** A stock report is a picture of a day: a later one of the same day takes its place, whatever its purpose says. */
export function checkPurpose<Field extends string>(segment: Segment, sink: Sink<Field>) {
  const code = elementOf(segment, 1);
  const purpose = purposes[code];
  if (purpose === undefined) {
    sink.refuse(segment, 1, "The purpose is not known", "7", "Use 00 for a new report");
  } else if (purpose === "withdraw") {
    const what = `${purposeNames[code]} of an earlier report is not taken from a file`;
    sink.refuse(segment, 1, what, "7", "Reverse the earlier submission on its page");
  }
}
