/** What one customer bought on one day, as a source wrote it: several lines may be of one day. */
export type PurchaseLine = { customer: string; day: Date; micros: bigint };

/** A customer as the models see it. Time is in weeks and counts from the customer's first purchase. */
export type CustomerHistory = {
  customer: string;
  firstDay: Date;
  lastDay: Date;
  /** Days with a purchase after the first one. */
  repeats: number;
  recency: number;
  age: number;
  /** The average day's purchases without the first day's; null where nothing was bought again. */
  meanValue: number | null;
  /** Days with a purchase after the calibration ended. */
  later: number;
};

export type Histories = {
  /** In the order of their names. */
  customers: CustomerHistory[];
  firstDay: Date;
  lastDay: Date;
  /** Lines that told of a customer's day a second time. */
  sameDay: number;
  /** Lines that gave something back. They are no purchases, and lower no value. */
  returns: number;
  returnedMicros: bigint;
  /** Lines worth nothing. They count as purchases. */
  worthNothing: number;
  /** Customers left out: first bought after the calibration ended, or only gave back. */
  tooLate: number;
  onlyReturns: number;
};

const DAY_MS = 86_400_000;
const WEEK = 7;
const dayNumber = (day: Date) => day.getTime() / DAY_MS;
const dayOf = (number: number) => new Date(number * DAY_MS);

/** Gathers lines, in any order, into histories. */
export class PurchaseBook {
  private readonly days = new Map<string, Map<number, bigint>>();
  private readonly gaveBack = new Set<string>();
  private sameDay = 0;
  private returns = 0;
  private returnedMicros = 0n;
  private worthNothing = 0;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  add({ customer, day, micros }: PurchaseLine): void {
    if (micros < 0n) {
      this.returns += 1;
      this.returnedMicros -= micros;
      this.gaveBack.add(customer);
      return;
    }
    if (micros === 0n) this.worthNothing += 1;
    const number = dayNumber(day);
    this.first = Math.min(this.first, number);
    this.last = Math.max(this.last, number);
    const days = this.days.get(customer) ?? new Map<number, bigint>();
    this.days.set(customer, days);
    const before = days.get(number);
    if (before !== undefined) this.sameDay += 1;
    days.set(number, (before ?? 0n) + micros);
  }

  /** What was bought until a day, and how often after it; null when nothing was bought at all. */
  until(calibrationEnd: Date | null): Histories | null {
    if (this.days.size === 0) return null;
    const end = calibrationEnd ? dayNumber(calibrationEnd) : this.last;
    const customers = [...this.days]
      .map(([customer, days]) => historyOf(customer, days, end))
      .filter((history) => history !== null)
      .sort((one, other) => (one.customer < other.customer ? -1 : 1));
    return {
      customers,
      firstDay: dayOf(this.first),
      lastDay: dayOf(this.last),
      sameDay: this.sameDay,
      returns: this.returns,
      returnedMicros: this.returnedMicros,
      worthNothing: this.worthNothing,
      tooLate: this.days.size - customers.length,
      onlyReturns: [...this.gaveBack].filter((customer) => !this.days.has(customer)).length,
    };
  }
}

function historyOf(
  customer: string,
  days: ReadonlyMap<number, bigint>,
  end: number,
): CustomerHistory | null {
  const all = [...days.keys()].sort((one, other) => one - other);
  const bought = all.filter((day) => day <= end);
  const [first, ...again] = bought;
  if (first === undefined) return null;
  const last = again.at(-1) ?? first;
  const micros = again.reduce((sum, day) => sum + (days.get(day) ?? 0n), 0n);
  return {
    customer,
    firstDay: dayOf(first),
    lastDay: dayOf(last),
    repeats: again.length,
    recency: (last - first) / WEEK,
    age: (end - first) / WEEK,
    meanValue: again.length > 0 ? Number(micros) / 1e6 / again.length : null,
    later: all.length - bought.length,
  };
}
