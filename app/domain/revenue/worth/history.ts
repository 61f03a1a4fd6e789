/**
 * What a customer bought until a day. Days are counted from 1970-01-01, amounts in minor units of the vendor's currency
 * and in vendor net. A day that earned nothing, because its units are not covered yet or a rate is missing, is a
 * purchase of unknown value: it counts, and says nothing of what a purchase is worth.
 */
export type BoughtHistory = {
  id: string;
  first: number;
  last: number;
  /** Days on which more was bought than given back. */
  days: number;
  /** The same of the time that the models look at. */
  seenFirst: number;
  seenDays: number;
  /** Of them, those with a value. */
  valuedDays: number;
  valued: number;
  /** Of the first day; nothing when it has none. */
  firstValue: number;
  /** Of that time, what came before the holdout. */
  heldLast: number;
  heldDays: number;
  /** Everything of the last 52 weeks, of the 52 before and of all time, less what was given back. */
  year: number;
  before: number;
  all: number;
};

/** What the models look at, the first and the last day, and where the holdout begins. */
export type Span = { from: number; until: number; heldFrom: number };

export const YEAR_DAYS = 364;

const DAY_MS = 86_400_000;

/** The 52 weeks that end with a day. */
export const yearUntil = (until: Date) => ({
  from: new Date(until.getTime() - (YEAR_DAYS - 1) * DAY_MS),
  to: until,
});

const WEEK = 7;

/** How it bought in that time, as BG/NBD sees it; null for who did not. */
export const buyingOf = ({ seenFirst, last, seenDays }: BoughtHistory, { until }: Span) =>
  seenDays === 0
    ? null
    : {
        repeats: seenDays - 1,
        recency: (last - seenFirst) / WEEK,
        age: (until - seenFirst) / WEEK,
      };

/** The same as if nothing after the begin of the holdout were known. */
export const heldBuyingOf = (
  { seenFirst, heldLast, heldDays }: BoughtHistory,
  { heldFrom }: Span,
) =>
  heldDays === 0
    ? null
    : {
        repeats: heldDays - 1,
        recency: (heldLast - seenFirst) / WEEK,
        age: (heldFrom - 1 - seenFirst) / WEEK,
      };

/** What its repeat purchases were worth on average, of those with a value. */
export function spendingOf({ valuedDays, valued, firstValue }: BoughtHistory) {
  const repeats = valuedDays - (firstValue > 0 ? 1 : 0);
  return { repeats, meanValue: repeats > 0 ? (valued - firstValue) / repeats : 0 };
}
