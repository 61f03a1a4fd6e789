import { type Bucket, monthsOf } from "#app/domain/demand/bucket.ts";
import type { ForecastLine, ForecastPart } from "#app/domain/demand/forecast.ts";
import type { Month } from "#app/domain/demand/month.ts";
import type { PublishedIn } from "#app/domain/demand/parts-in-force.server.ts";
import { type Figure, spreadBuckets, withinHorizon } from "#app/domain/demand/spread-buckets.ts";

import type { ForecastGround, ForecastRow } from "./check-forecast.ts";

export type Verdict = "fresh" | "changed" | "same";

/** What a file says of one part, beside what is in force of it. */
export type ExpectedPart = {
  productId: string;
  partNo: string;
  /** What is in force now, and what will be. */
  before: ReadonlyMap<Month, number>;
  after: ReadonlyMap<Month, number>;
  /** For whom it is, where the file says so. */
  named: ForecastPart[];
  /** What was published of it before is added to, and so is for whom that was. */
  onto: PublishedIn | null;
  rows: { rowNo: number; verdict: Verdict }[];
  /** Whether something of it lies in two months. */
  divided: boolean;
};

type Whom = { customer: ForecastRow["customer"]; figures: Map<string, Figure> };

type Reach = { months: Month[]; divided: boolean };

/** Which months buckets reach into; a file has few different ones. */
export class BucketMonths {
  private readonly known = new Map<string, Reach>();

  constructor(readonly horizon: ForecastGround) {}

  of({ from, to }: Bucket): Reach {
    const key = `${from}/${to}`;
    const found = this.known.get(key);
    if (found) return found;
    const inside = withinHorizon({ from, to }, this.horizon);
    const months = inside ? monthsOf(inside) : [];
    const reach = { months, divided: months.length > 1 };
    this.known.set(key, reach);
    return reach;
  }
}

/** Takes the rows of one part in, and says what they come to. What is kept does not grow with their wording. */
export class PartRows {
  private readonly byWhom = new Map<string, Whom>();
  private readonly rows: { rowNo: number; months: Month[] }[] = [];
  private net: boolean;
  private divided = false;
  private partNo = "";

  constructor(
    private readonly productId: string,
    private readonly buckets: BucketMonths,
    /** Where what is in force of it was published. */
    private readonly published: PublishedIn | null,
    /** It completes what is in force, and does not replace it. */
    completes: boolean,
  ) {
    this.net = completes;
  }

  add(rowNo: number, { partNo, figures, net, customer }: ForecastRow) {
    this.partNo = partNo;
    this.net ||= net ?? false;
    const key = customer ? `${customer.name}\u001f${customer.domain ?? ""}`.toLowerCase() : "";
    const whom = this.byWhom.get(key) ?? { customer, figures: new Map<string, Figure>() };
    this.byWhom.set(key, whom);
    const months = new Set<Month>();
    for (const { from, to, quantity } of figures) {
      const reach = this.buckets.of({ from, to });
      this.divided ||= reach.divided;
      for (const month of reach.months) months.add(month);
      // Locations add up.
      const sum = whom.figures.get(`${from}/${to}`)?.quantity ?? 0;
      whom.figures.set(`${from}/${to}`, { from, to, quantity: sum + quantity });
    }
    this.rows.push({ rowNo, months: [...months] });
  }

  expected(before: ReadonlyMap<Month, number>): ExpectedPart {
    const { productId, partNo, divided, published, net } = this;
    const after = new Map(net ? before : []);
    const named: ForecastPart[] = [];
    for (const { customer, figures } of this.byWhom.values()) {
      for (const [month, quantity] of spreadBuckets([...figures.values()], this.buckets.horizon)) {
        after.set(month, (after.get(month) ?? 0) + quantity);
        if (customer && (net || quantity > 0)) named.push({ productId, month, quantity, customer });
      }
    }
    // A month that falls silent, and other customers, are changes of every row.
    const silent = published?.named || [...before.keys()].some((month) => !after.has(month));
    const other = named.length > 0 || (!net && silent);
    const verdictOf = (months: readonly Month[]): Verdict => {
      if (before.size === 0) return "fresh";
      return !other && months.every((month) => before.get(month) === after.get(month))
        ? "same"
        : "changed";
    };
    const rows = this.rows.map(({ rowNo, months }) => ({ rowNo, verdict: verdictOf(months) }));
    const onto = net ? published : null;
    return { ...{ productId, partNo, before, after, named, onto, rows, divided } };
  }
}

/** The figures of a part as they are published. */
export const linesOfPart = ({ productId, after }: ExpectedPart): ForecastLine[] =>
  [...after].map(([month, quantity]) => ({ productId, month, quantity }));
