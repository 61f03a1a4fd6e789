import { elementOf, type Segment } from "#app/platform/x12/segment.ts";

import type { SaleField } from "../columns.ts";
import { noSales, purposeNames, purposes, returns, sales } from "./codes.ts";
import { lineTotals } from "./line-totals.ts";
import { pairsOf } from "./read-values.ts";
import { ReportLine, type SetReader, type Sink } from "./report-line.ts";
import { fillSale, type SaleParts } from "./sale-line.ts";
import { SalesLevel } from "./sales-level.ts";

/** Segments of a transfer that are shown with each of its lines. */
const SHOWN = 40;
const MOST_PARTS = 50_000;

type Transfer = { code: string; segment: Segment; level: SalesLevel; movement: string };
type Draft = { quantity: Segment | null; part: Segment | null; level: SalesLevel };

/**
 * 867, product transfer and resale report: a heading, transfers (PTD) with their parties, and in each the lines. A
 * line is a quantity and a part, whichever of the two comes first.
 */
export class SalesReport implements SetReader {
  private readonly heading = new SalesLevel(null);
  private readonly totals = lineTotals();
  private beginning: Segment | null = null;
  private transfer: Transfer | null = null;
  private draft: Draft | null = null;
  /** Parts that an SII segment of this transfer gives party by party. */
  private itemised = new Set<string>();

  constructor(private readonly sink: Sink<SaleField>) {}

  take(segment: Segment) {
    const id = segment.elements[0] ?? "";
    switch (id) {
      case "BPT":
        return this.begin(segment);
      case "PTD":
        return this.openTransfer(segment);
      case "QTY":
        return this.quantity(segment);
      case "LIN":
        return this.part(segment);
      case "SII":
        return this.item(segment);
      case "CTT":
        this.flush();
        return this.totals.said(segment);
    }
    const level = this.draft?.level ?? this.transfer?.level ?? this.heading;
    if (!level.take(segment)) this.sink.pass(nameOf(segment));
  }

  end(trailer: Segment) {
    this.flush();
    if (!this.beginning) {
      this.sink.refuse(trailer, 0, "The report has no BPT segment", "3");
    }
    this.totals.check(this.sink);
  }

  private begin(segment: Segment) {
    this.beginning = segment;
    const code = elementOf(segment, 1);
    const purpose = purposes[code];
    if (purpose === undefined) {
      this.sink.refuse(segment, 1, "The purpose is not known", "7", "Use 00 for a new report");
    } else if (purpose === "withdraw") {
      const what = `${purposeNames[code]} of an earlier report is not taken from a file`;
      this.sink.refuse(segment, 1, what, "7", "Reverse the earlier submission on its page");
    } else if (purpose === "copy") {
      this.sink.note(
        segment,
        1,
        "The report is marked a copy: lines taken before stay as they are",
      );
    } else if (purpose === "replace") {
      const what =
        "The report replaces line by line: a line it no longer has stays until its submission is reversed";
      this.sink.note(segment, 1, what);
    }
  }

  private openTransfer(segment: Segment) {
    this.flush();
    this.itemised = new Set();
    const level = new SalesLevel(this.heading);
    level.segments.push(segment);
    if (elementOf(segment, 4) !== "" && elementOf(segment, 5) !== "")
      level.references.set(elementOf(segment, 4), elementOf(segment, 5));
    this.transfer = {
      code: elementOf(segment, 1),
      segment,
      level,
      movement: elementOf(segment, 6),
    };
    this.totals.transfer();
  }

  private quantity(segment: Segment) {
    if (!this.transfer) return this.totals.total(segment);
    if (!this.draft) {
      this.draft = this.newDraft();
    } else if (this.draft.quantity) {
      // Another quantity of the part that was named before its quantities.
      const part = this.draft.part && this.draft.part.no < this.draft.quantity.no;
      const again = part ? this.draft.part : null;
      this.flush();
      this.draft = { ...this.newDraft(), part: again };
    }
    this.draft.quantity = segment;
    this.totals.quantity(segment);
  }

  private part(segment: Segment) {
    if (!this.transfer) {
      this.sink.refuse(segment, 0, "The part stands before any PTD segment", "2");
      return;
    }
    if (!this.draft || this.draft.part) {
      this.flush();
      this.draft = this.newDraft();
    }
    this.draft.part = segment;
    this.totals.part();
  }

  private newDraft(): Draft {
    return { quantity: null, part: null, level: new SalesLevel(this.transfer?.level ?? null) };
  }

  /** What one party bought of a part, within a transfer to several. */
  private item(segment: Segment) {
    const { transfer } = this;
    if (!transfer) return this.sink.pass(nameOf(segment));
    const level = new SalesLevel(transfer.level);
    const party = transfer.level.parties.current;
    if (party) level.parties.all.push(party);
    const price = elementOf(segment, 5);
    if (price) level.prices.push({ basis: "", text: price, segment, place: 5 });
    if (this.itemised.size < MOST_PARTS) this.itemised.add(elementOf(segment, 2));
    const parts = { part: segment, partFrom: 1, quantity: segment, quantityAt: 3, unitAt: 4 };
    this.emit({ ...parts, level }, transfer);
  }

  private flush() {
    const { draft, transfer } = this;
    this.draft = null;
    if (!draft || !transfer) return;
    const { part, quantity, level } = draft;
    const ids = part ? [...pairsOf(part, 2).values()] : [];
    if (ids.some((id) => this.itemised.has(id))) {
      return this.sink.pass("QTY of a part that SII gives party by party");
    }
    this.emit({ part, partFrom: 2, quantity, quantityAt: 2, unitAt: 3, level }, transfer);
  }

  private emit(parts: Omit<SaleParts, "beginning" | "returned" | "code">, transfer: Transfer) {
    const { code, movement } = transfer;
    const line = new ReportLine<SaleField>();
    if (this.sink.shows) addSegments(line, parts, transfer.level);
    if (!returns.has(code) && !sales.has(code) && noSales[code] === undefined) {
      const what = code ? "The kind of transfer is not known" : "The kind of transfer is missing";
      const fault = { what, hint: "Use SS for a sale", value: code, code: code ? "7" : "1" };
      line.wrong({ segment: transfer.segment, place: 1, field: "type", ...fault });
    }
    const returned = returns.has(code) || movement === "CD";
    fillSale(line, { ...parts, beginning: this.beginning, returned, code });
    const why = noSales[code];
    if (why !== undefined) this.sink.leaveOut(line, `${why} (${code}) is no sale`);
    else this.sink.line(line);
  }
}

function addSegments(
  line: ReportLine<SaleField>,
  { quantity, part, level }: Pick<SaleParts, "quantity" | "part" | "level">,
  transfer: SalesLevel,
) {
  line.segments.push(...transfer.segments.slice(0, SHOWN));
  const own = [quantity, part, ...level.segments].filter((each) => each !== null);
  line.segments.push(...new Set(own.sort((a, b) => a.no - b.no)));
}

/** "REF ZZ": by what a segment that is not used is counted. */
const nameOf = (segment: Segment): string => {
  const id = segment.elements[0] ?? "";
  const qualified = ["REF", "N9", "DTM", "AMT", "PID", "PER", "QTY"].includes(id);
  return qualified ? `${id} ${elementOf(segment, 1)}`.trim() : id;
};
