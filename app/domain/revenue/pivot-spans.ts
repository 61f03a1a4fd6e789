import { formerSlices } from "./former-period.ts";
import { columnPeriod, dayKey, isWhole, type Period, type PeriodColumn } from "./period.ts";
import { isTime, type RevenueQuery } from "./revenue-query.schema.ts";

/** Days that belong to one place of a view: keys of its row and column where those are of time. */
export type Span = Period & { row: string | null; column: string | null; former: boolean };

type Spanned = Pick<
  RevenueQuery,
  "by" | "times" | "columns" | "unit" | "period" | "calendar" | "against"
>;

/** All days of a view, cut as its rows and columns cut them, and those that they are measured against. */
export function spansOf(query: Spanned): Span[] {
  const { by, times, columns, unit, period, calendar, against } = query;
  const rows = times && isTime(by) ? slicesOf(times, by, query) : [{ key: null, ...period }];
  const cols = columns.length > 0 ? slicesOf(columns, unit, query) : [{ key: null, ...period }];
  const now = rows.flatMap((row) =>
    cols.flatMap((column): Span[] => {
      const from = row.from > column.from ? row.from : column.from;
      const to = row.to < column.to ? row.to : column.to;
      if (from > to) return [];
      return [{ row: row.key, column: column.key, former: false, from, to }];
    }),
  );
  if (against === "none") return now;
  const former = formerSlices(now, period, against, calendar);
  return [...now, ...now.map((span, place) => ({ ...span, ...former[place], former: true }))];
}

function slicesOf(
  columns: readonly PeriodColumn[],
  unit: RevenueQuery["unit"],
  { period, calendar }: Spanned,
) {
  return columns.map(({ key }) => ({ key, ...columnPeriod(key, unit, period, calendar) }));
}

const DAY_MS = 86_400_000;

/**
 * The part of each span that is made of whole months, which sums by month tell, and what is left of it at its ends. A
 * month that has not ended is whole to date.
 */
export function wholeAndEdges(
  spans: readonly Span[],
  { today, calendar }: Pick<RevenueQuery, "today" | "calendar">,
): { whole: Span[]; edges: Span[] } {
  const whole: Span[] = [];
  const edges: Span[] = [];
  for (const span of spans) {
    if (isWhole(span, today, calendar)) {
      whole.push(span);
      continue;
    }
    const months = monthsWithin(span, today, calendar);
    if (!months) {
      edges.push(span);
      continue;
    }
    whole.push({ ...span, ...months });
    if (span.from < months.from) {
      edges.push({ ...span, to: new Date(months.from.getTime() - DAY_MS) });
    }
    if (months.to < span.to) {
      edges.push({ ...span, from: new Date(months.to.getTime() + DAY_MS) });
    }
  }
  return { whole, edges };
}

function monthsWithin(span: Period, today: Date, calendar: RevenueQuery["calendar"]) {
  let from = span.from;
  let to = span.to;
  const monthOf = (day: Date) => columnPeriod(dayKey(day), "month", ALWAYS, calendar);
  if (monthOf(from).from < from) from = new Date(monthOf(from).to.getTime() + DAY_MS);
  if (to < monthOf(to).to && to.getTime() !== today.getTime()) {
    to = new Date(monthOf(to).from.getTime() - DAY_MS);
  }
  return from <= to ? { from, to } : null;
}

const ALWAYS: Period = { from: new Date(0), to: new Date("9999-12-31") };
