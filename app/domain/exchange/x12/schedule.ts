import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import { locations, partQualifiers } from "./codes.ts";
import { lineTotals } from "./line-totals.ts";
import { Parties } from "./parties.ts";
import { dayOf, decimalOf, firstOf, pairsOf } from "./read-values.ts";
import { ReportLine, type SetReader, type Sink } from "./report-line.ts";
import { checkPurpose } from "./stock-advice.ts";

export type ScheduleField =
  | "part"
  | "from"
  | "to"
  | "bucket"
  | "quantity"
  | "confidence"
  | "semantics"
  | "location";

/** BFR05: what the quantities are. Cumulative ones cannot be taken month by month. */
const semantics: Record<string, string> = { A: "R", R: "R", D: "D", C: "C" };
const confidences: Record<string, string> = {
  A: "Immediate",
  B: "Pilot",
  C: "Firm",
  D: "Planning",
  F: "Potential increase",
  H: "Firm, first time",
  Q: "Release authorisation",
  W: "Cancellation",
  X: "Modification",
  Z: "Agreed upon",
};

/** 830, planning schedule: parts, and for each the quantities of its buckets. */
export class PlanningSchedule implements SetReader {
  private readonly totals = lineTotals();
  private readonly heading = new Parties();
  private beginning: Segment | null = null;
  private part: Segment | null = null;
  private parties = new Parties();

  constructor(private readonly sink: Sink<ScheduleField>) {}

  take(segment: Segment) {
    const id = segment.elements[0] ?? "";
    switch (id) {
      case "BFR":
        this.beginning = segment;
        return checkPurpose(segment, this.sink);
      case "LIN":
        this.part = segment;
        this.parties = new Parties();
        return this.totals.part();
      case "FST":
        return this.bucket(segment);
      case "CTT":
        return this.totals.said(segment);
    }
    if ((this.part ? this.parties : this.heading).take(segment)) return;
    const qualified = id === "REF" || id === "N9" || id === "DTM" || id === "QTY" || id === "SHP";
    this.sink.pass(qualified ? `${id} ${elementOf(segment, 1)}` : id);
  }

  end(trailer: Segment) {
    if (!this.beginning) this.sink.refuse(trailer, 0, "The schedule has no BFR segment", "3");
    this.totals.check({ ...this.sink, note: () => undefined });
  }

  private bucket(segment: Segment) {
    const { part, beginning } = this;
    if (!part) {
      this.sink.refuse(segment, 0, "The bucket stands before any LIN segment", "2");
      return;
    }
    const line = new ReportLine<ScheduleField>();
    line.segments.push(part, segment);
    const pairs = pairsOf(part, 2);
    const [first] = pairs.values();
    line.put("part", firstOf(pairs, partQualifiers) ?? first);
    const place = this.parties.find(locations) ?? this.heading.find(locations);
    line.put("location", place && (place.id || place.name));
    const quantity = decimalOf(elementOf(segment, 1));
    line.put("quantity", quantity ?? elementOf(segment, 1));
    if (quantity === null) this.wrong(line, segment, 1, "The quantity is not a number", "quantity");
    const confidence = elementOf(segment, 2);
    line.put("confidence", confidences[confidence] ?? confidence);
    const [from, to] = [this.day(line, segment, 4, "from"), this.day(line, segment, 5, "to")];
    line.put("bucket", bucketOf(elementOf(segment, 3), from, to));
    const said = beginning ? elementOf(beginning, 5) : "";
    line.put("semantics", semantics[said] ?? said);
    this.sink.line(line);
  }

  private day(
    line: ReportLine<ScheduleField>,
    segment: Segment,
    place: number,
    field: "from" | "to",
  ): string | null {
    const text = elementOf(segment, place);
    const day = dayOf(text);
    line.put(field, day ?? text);
    if (day !== null || (text === "" && field === "to")) return day;
    const what = text === "" ? "The day is missing" : "There is no such day";
    this.wrong(line, segment, place, what, field);
    return null;
  }

  private wrong(
    line: ReportLine<ScheduleField>,
    segment: Segment,
    place: number,
    what: string,
    field: ScheduleField,
  ) {
    const value = elementOf(segment, place);
    const code = value === "" ? "1" : field === "quantity" ? "6" : "8";
    line.wrong({ segment, place, value, what, field, code });
  }
}

/**
 * A bucket of whatever kind from the first to the last day of a month is a month; others keep the code (681) that
 * they have.
 */
function bucketOf(code: string, from: string | null, to: string | null): string {
  if (from === null || !from.endsWith("-01")) return code;
  if (to === null) return code;
  const next = new Date(`${to}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return to.slice(0, 7) === from.slice(0, 7) && next.getUTCDate() === 1 ? "M" : code;
}
