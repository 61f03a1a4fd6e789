import { type FiscalCalendar, periodFinder } from "../fiscal-calendar.ts";
import type { LedgerRow } from "./ledger-row.ts";
import { NOBODY } from "./nobody.ts";
import { fiscalYearStart, YearSums } from "./year-sums.ts";

/** What entries are added up by, for each day or month. Parties, and what was sold of products, are added up by year (year-sums.ts). */
export const views = {
  day: 1,
  product: 2,
  partner: 3,
} as const;
export type View = (typeof views)[keyof typeof views];

export const ways = { none: 0, direct: 1, one_tier: 2, two_tier: 3 } as const;

export type Sum = {
  view: View;
  currency: string;
  period: string;
  subject: string;
  first: string;
  last: string;
  way: number;
  kind: LedgerRow["kind"];
  lines: number;
  unrated: number;
  units: number;
  net: bigint;
  street: bigint;
  baseNet: bigint;
  baseStreet: bigint;
};

export type Amounts = Pick<
  Sum,
  "lines" | "unrated" | "units" | "net" | "street" | "baseNet" | "baseStreet"
>;

/** First days of the month and the year of a day, and which month of the year it is in. */
type Time = { month: string; year: string; monthOfYear: number };

/** Rows that were added to the books and taken from them, added up by every view. */
export class LedgerSums {
  readonly #sums = new Map<string, Sum>();
  readonly #timeOf: (day: string) => Time;
  readonly years = new YearSums();

  constructor(calendar: FiscalCalendar) {
    const find = periodFinder(calendar);
    const known = new Map<string, Time>();
    this.#timeOf = (day) => {
      const found = known.get(day);
      if (found) return found;
      const period = find(day);
      const made = {
        month: period.from,
        year: fiscalYearStart(calendar, period),
        monthOfYear: period.month,
      };
      known.set(day, made);
      return made;
    };
  }

  /** `sign` is 1 for a row that is added, -1 for one that is taken away. */
  add(row: LedgerRow, sign: 1 | -1) {
    const net = {
      lines: sign,
      unrated: row.baseNetMinor === null || row.baseStreetMinor === null ? sign : 0,
      units: sign * row.quantity,
      net: BigInt(sign) * row.netMinor,
      street: 0n,
      baseNet: BigInt(sign) * (row.baseNetMinor ?? 0n),
      baseStreet: 0n,
    };
    const street = {
      street: BigInt(sign) * row.streetMinor,
      baseStreet: BigInt(sign) * (row.baseStreetMinor ?? 0n),
    };
    if (row.currency === row.streetCurrency) {
      this.#addAmounts(row, row.currency, { ...net, ...street });
      return;
    }
    this.#addAmounts(row, row.currency, net);
    this.#addAmounts(row, row.streetCurrency, { ...nothing, ...street });
  }

  #addAmounts(row: LedgerRow, currency: string, amounts: Amounts) {
    const time = this.#timeOf(row.day);
    const { month } = time;
    const way = ways[row.channel ?? "none"];
    const first = row.firstPartnerId ?? NOBODY;
    const last = row.lastPartnerId ?? NOBODY;
    const of = { currency, way, kind: row.kind };
    const nobody = { subject: NOBODY, first: NOBODY, last: NOBODY };
    if (row.kind !== "stock") {
      this.#to({ ...of, ...nobody, view: views.day, period: row.day }, amounts);
    }
    const product = { ...nobody, subject: row.productId };
    this.#to({ ...of, ...product, view: views.product, period: month }, amounts);
    this.#to({ ...of, subject: NOBODY, first, last, view: views.partner, period: month }, amounts);
    if (row.channel === null) return;
    this.years.add(row, time, currency, way, amounts);
  }

  #to(key: Omit<Sum, keyof Amounts>, amounts: Amounts) {
    const { view, currency, period, subject, first, last, way, kind } = key;
    const text = `${view}${currency}${period}${subject}${first}${last}${way}${kind}`;
    const sum = this.#sums.get(text);
    if (!sum) {
      this.#sums.set(text, { ...key, ...amounts });
      return;
    }
    sum.lines += amounts.lines;
    sum.unrated += amounts.unrated;
    sum.units += amounts.units;
    sum.net += amounts.net;
    sum.street += amounts.street;
    sum.baseNet += amounts.baseNet;
    sum.baseStreet += amounts.baseStreet;
  }

  /** What changed, in one order for everybody, so that two at work wait for each other once. */
  changed(): Sum[] {
    return [...this.#sums.entries()]
      .filter(([, sum]) => saysSomething(sum))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sum]) => sum);
  }
}

const nothing: Amounts = {
  lines: 0,
  unrated: 0,
  units: 0,
  net: 0n,
  street: 0n,
  baseNet: 0n,
  baseStreet: 0n,
};

const saysSomething = (sum: Amounts) =>
  sum.lines !== 0 ||
  sum.unrated !== 0 ||
  sum.units !== 0 ||
  sum.net !== 0n ||
  sum.street !== 0n ||
  sum.baseNet !== 0n ||
  sum.baseStreet !== 0n;
