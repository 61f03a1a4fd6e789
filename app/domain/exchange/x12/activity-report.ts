import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { SaleField, StockField } from "../columns.ts";
import { endCustomers, locations, resellers, UNKNOWN_CODE } from "./codes.ts";
import { lineTotals } from "./line-totals.ts";
import { Parties } from "./parties.ts";
import type { Dated } from "./read-values.ts";
import { ReportLine, type SetReader, type Sink } from "./report-line.ts";
import { fillSale } from "./sale-line.ts";
import { SalesLevel } from "./sales-level.ts";
import { spreadOf } from "./stock-advice.ts";
import { StockLines, type StockQuantity } from "./stock-lines.ts";

/** Activities (859) that say how much there is. */
const stocks: Record<string, StockQuantity> = {
  OH: "onHand",
  QE: "onHand",
  QA: "available",
  QC: "committed",
  QP: "onOrder",
  QI: "inTransit",
  BO: "backordered",
};
/** Activities that are sales, and those that take sales back. */
const soldActivities: ReadonlySet<string> = new Set(["QS", "Q1"]);
const returnedActivities: ReadonlySet<string> = new Set(["QU", "Q2"]);

/** A place at which no segment has an element. */
const NOWHERE = 99;

type Sinks = { sale: Sink<SaleField> | null; stock: Sink<StockField> | null };

/**
 * 852, product activity: parts at locations, and what was counted of each over a period. One report holds stock and
 * sales; a submission takes those of its own kind.
 */
export class ActivityReport implements SetReader {
  private parties = new Parties();
  private readonly totals = lineTotals();
  private beginning: Segment | null = null;
  private part: Segment | null = null;
  private lines: StockLines | null = null;
  private level: SalesLevel;
  private readonly heading = new SalesLevel(null);
  private activity: Segment | null = null;
  private spreading = false;
  private readonly any: Sink<never>;

  constructor(private readonly sinks: Sinks) {
    const any = sinks.sale ?? sinks.stock;
    if (!any) throw new Error("A report is read for its sales or its stock");
    this.any = any;
    this.level = new SalesLevel(this.heading);
  }

  take(segment: Segment) {
    const id = segment.elements[0] ?? "";
    switch (id) {
      case "XQ":
        this.beginning = segment;
        return;
      case "N1":
        // The next location: what was said of the one before does not hold for it.
        if (this.part) {
          this.flush();
          this.parties = new Parties();
        }
        this.parties.take(segment);
        return;
      case "LIN":
        this.flush();
        this.totals.part();
        this.part = segment;
        this.level = new SalesLevel(this.heading);
        if (this.sinks.stock) {
          this.lines = new StockLines(segment, this.period(), this.sinks.stock);
        }
        return;
      case "ZA":
        return this.begin(segment);
      case "SDQ":
        return this.spread(segment);
      case "CTT":
        this.settle();
        this.flush();
        return this.totals.said(segment);
    }
    if (!this.part && this.parties.take(segment)) return;
    if (id === "CTP" || id === "CUR") {
      (this.part ? this.level : this.heading).take(segment);
      return;
    }
    const qualified = id === "REF" || id === "N9" || id === "DTM" || id === "QTY";
    this.any.pass(qualified ? `${id} ${elementOf(segment, 1)}` : id);
  }

  end(trailer: Segment) {
    this.settle();
    this.flush();
    if (!this.beginning) this.any.refuse(trailer, 0, "The report has no XQ segment", "3");
    this.totals.check(this.any);
  }

  private begin(segment: Segment) {
    this.settle();
    this.activity = segment;
  }

  /** The activity is told to the lines only when it is known that no SDQ spreads it over locations. */
  private settle() {
    const { activity, spreading } = this;
    this.activity = null;
    this.spreading = false;
    if (activity && !spreading) this.count(activity, this.location(), [activity, 2, 3]);
  }

  /** Several SDQ may follow one activity, whose own quantity is then their total. */
  private spread(segment: Segment) {
    const { activity } = this;
    if (!activity) return this.any.pass("SDQ");
    this.spreading = true;
    for (const { location, place } of spreadOf(segment)) {
      this.count(activity, location, [segment, place, null]);
    }
  }

  /** `quantity` is a segment, the quantity's place in it and that of its unit. */
  private count(activity: Segment, location: string, quantity: [Segment, number, number | null]) {
    const code = elementOf(activity, 1);
    const { sale, stock } = this.sinks;
    const [segment, place, unitAt] = quantity;
    const field = stocks[code];
    if (!this.part) return this.any.pass(`ZA ${code} before any part`);
    const sold = soldActivities.has(code) || returnedActivities.has(code);
    if (field && stock) this.lines?.add(location, { field, segment, place, unitAt });
    else if (sold && sale) this.sell(code, location, quantity, sale);
    else if (stock && (code === UNKNOWN_CODE || code === "")) {
      this.lines?.unknown(location, segment, code);
    } else this.any.pass(`ZA ${code}`);
  }

  /** What was sold over the period; 852 names neither a document nor, mostly, a buyer. */
  private sell(
    code: string,
    location: string,
    [quantity, quantityAt, unitAt]: [Segment, number, number | null],
    sink: Sink<SaleField>,
  ) {
    const { part, beginning } = this;
    if (!part) return;
    const level = new SalesLevel(this.level);
    level.prices.push(...this.level.prices);
    for (const party of this.parties.all) {
      if ([...endCustomers, ...resellers].includes(party.role)) level.parties.all.push(party);
    }
    const period = this.period();
    if (period) level.days.set("007", period);
    const line = new ReportLine<SaleField>();
    line.segments.push(...(beginning ? [beginning] : []), part, quantity);
    const returned = returnedActivities.has(code);
    const parts = { part, partFrom: 2, quantity, quantityAt, unitAt: unitAt ?? NOWHERE, level };
    fillSale(line, { ...parts, beginning: null, returned, code: "SU" });
    line.put("branch", location);
    line.put("document", `852 ${line.cells.day ?? ""}`.trim());
    sink.line(line);
  }

  private location(): string {
    const place = this.parties.find(locations);
    return place ? place.id || place.name : "";
  }

  /** XQ02 and XQ03 are the first and the last day of the period; the last is when stock was counted. */
  private period(): Dated | undefined {
    const { beginning: segment } = this;
    if (!segment) return undefined;
    const place = elementOf(segment, 3) === "" ? 2 : 3;
    return { qualifier: "", text: elementOf(segment, place), segment, place };
  }

  private flush() {
    this.settle();
    this.lines?.flush();
    this.lines = null;
    this.part = null;
  }
}
