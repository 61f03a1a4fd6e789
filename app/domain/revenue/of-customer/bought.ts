import { columnName, columnStart, dayKey } from "../period.ts";

/** What stands behind any figure of a customer. */
export type Sums = {
  units: number;
  indirectMinor: bigint;
  directMinor: bigint;
  streetMinor: bigint;
  /** Days on which something was bought: what was bought on one day is one purchase. */
  purchases: number;
  firstDay: Date | null;
  lastDay: Date | null;
};

export const noSums: Sums = {
  ...{ units: 0, indirectMinor: 0n, directMinor: 0n, streetMinor: 0n },
  ...{ purchases: 0, firstDay: null, lastDay: null },
};

export type BoughtMonth = {
  month: Date;
  indirectMinor: bigint;
  directMinor: bigint;
  units: number;
};

/** A column of the chart; the days are those of its lines. */
export type Bar = {
  label: string;
  from: string;
  to: string;
  indirectMinor: bigint;
  directMinor: bigint;
};

export const spans = ["12m", "3y"] as const;
export type Span = (typeof spans)[number];

const DAY_MS = 86_400_000;
const after = (day: Date, months: number) =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));

/** The last twelve months, or three years in quarters; a time in which nothing was bought is a column, too. */
export function barsOf(months: readonly BoughtMonth[], span: Span, today: Date): Bar[] {
  const [unit, step] = span === "12m" ? (["month", 1] as const) : (["quarter", 3] as const);
  const newest = columnStart(today, unit);
  return Array.from({ length: 12 }, (_, at) => {
    const start = after(newest, (at - 11) * step);
    const end = after(start, step);
    const inside = months.filter(({ month }) => month >= start && month < end);
    return {
      label: columnName(start, unit),
      from: dayKey(start),
      to: dayKey(new Date(end.getTime() - DAY_MS)),
      indirectMinor: inside.reduce((sum, each) => sum + each.indirectMinor, 0n),
      directMinor: inside.reduce((sum, each) => sum + each.directMinor, 0n),
    };
  });
}

/** The first day of the twelve months that end with this one, and that of the twelve before. */
export const yearStart = (today: Date) => after(today, -11);
export const yearBefore = (today: Date) => after(today, -23);

type Split = Pick<Sums, "indirectMinor" | "directMinor">;

export const netOf = ({ indirectMinor, directMinor }: Split) => indirectMinor + directMinor;

/** What was bought between two days, by whole months. */
export function between(months: readonly BoughtMonth[], from: Date, to: Date | null): Split {
  const inside = months.filter(({ month }) => month >= from && (!to || month < to));
  return {
    indirectMinor: inside.reduce((sum, each) => sum + each.indirectMinor, 0n),
    directMinor: inside.reduce((sum, each) => sum + each.directMinor, 0n),
  };
}

/** What an average purchase earned; null without any. */
export const averagePurchase = (sums: Sums): bigint | null =>
  sums.purchases > 0 ? netOf(sums) / BigInt(sums.purchases) : null;
