import { type FiscalCalendar, type FiscalPeriod, periodsOf } from "../fiscal-calendar.ts";
import type { LedgerRow } from "./ledger-row.ts";
import type { Amounts } from "./ledger-sums.ts";
import { NOBODY } from "./nobody.ts";

/**
 * Customers are many, so what they bought is added up by fiscal year with the months side by side: whoever ranks them
 * reads one row of each and not twelve. With the partners of the sale it is as many rows as there are ways to a customer.
 */
export const yearViews = { party: 4, partyAlone: 5, product: 6 } as const;

/** One month of a row; `month` is 1 to 12. */
export type YearSum = Omit<Amounts, "unrated"> & {
  view: number;
  currency: string;
  year: string;
  month: number;
  subject: string;
  first: string;
  last: string;
  way: number;
};

/** The first day of the fiscal year that a period is of. */
export function fiscalYearStart(calendar: FiscalCalendar, period: FiscalPeriod): string {
  const beginsIn = calendar.firstMonth === 1 ? period.year : period.year - 1;
  return periodsOf(calendar, beginsIn)[0]?.from ?? period.from;
}

type Time = { year: string; monthOfYear: number };

/** Rows that were added to the books and taken from them, added up by fiscal year. */
export class YearSums {
  readonly #sums = new Map<string, YearSum>();

  /** `way` is that of the sums. */
  add(row: LedgerRow, time: Time, currency: string, way: number, amounts: Amounts) {
    const of = { currency, year: time.year, month: time.monthOfYear };
    const subject = row.partyId ?? NOBODY;
    const first = row.firstPartnerId ?? NOBODY;
    const last = row.lastPartnerId ?? NOBODY;
    this.#to({ ...of, view: yearViews.party, subject, first, last, way }, amounts);
    // A customer that nobody names stands with the partner it is behind. The fewest rows that tell it: direct or not.
    const alone = { view: yearViews.partyAlone, first: NOBODY, way: Math.min(way, 2) };
    this.#to({ ...of, ...alone, subject, last: row.partyId === null ? last : NOBODY }, amounts);
    const product = { ...alone, view: yearViews.product, subject: row.productId, last: NOBODY };
    this.#to({ ...of, ...product }, amounts);
  }

  #to(key: Omit<YearSum, keyof Amounts>, amounts: Amounts) {
    const { view, currency, year, month, subject, first, last, way } = key;
    const text = `${view}${currency}${year}${subject}${first}${last}${way} ${month}`;
    const sum = this.#sums.get(text);
    if (!sum) {
      const { lines, units, net, street, baseNet, baseStreet } = amounts;
      this.#sums.set(text, { ...key, lines, units, net, street, baseNet, baseStreet });
      return;
    }
    sum.lines += amounts.lines;
    sum.units += amounts.units;
    sum.net += amounts.net;
    sum.street += amounts.street;
    sum.baseNet += amounts.baseNet;
    sum.baseStreet += amounts.baseStreet;
  }

  /** What changed. */
  changed(): YearSum[] {
    return [...this.#sums.values()].filter(saysSomething);
  }
}

const saysSomething = ({ lines, units, net, street, baseNet, baseStreet }: YearSum) =>
  lines !== 0 || units !== 0 || net !== 0n || street !== 0n || baseNet !== 0n || baseStreet !== 0n;
