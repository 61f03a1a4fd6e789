import type { ReportedKind } from "./reporting-agreement.ts";

const DAY_MS = 86_400_000;

/** Lines of one day and place, and when the first file that has them and stands was handed over. */
export type DayLines = { day: Date; branch: string; lines: number; at: Date };

type Stretch = { firstDay: Date; lastDay: Date };

/** What was reported of a period. */
export type Coverage = {
  /** How much of the usual, in percent. */
  share: number;
  lines: number;
  /** When it was enough; null while it is not. */
  reportedAt: Date | null;
};

/** From this share on a period counts as reported: a place that closed or a week with a holiday is no gap. */
export const ENOUGH = 80;
/** Of so many periods with lines the usual is made, and of fewer than three none is. */
const LOOKED_BACK = 6;
const FEWEST = 3;
/** Days count only where sales come on most business days: who sells now and then has no missing days. */
const MOST_DAYS = 0.6;

type Period = Stretch & { days: DayLines[] };
type Usual = { branches: Set<string>; daysPerWorkday: number | null };
type Works = (day: Date) => boolean;

/**
 * How each of the periods stands, given in order. What is usual comes from the periods before it alone, so that the
 * past does not change with the present.
 */
export function coverageOf(
  kind: ReportedKind,
  stretches: readonly Stretch[],
  days: readonly DayLines[],
  works: Works,
): Coverage[] {
  const inOrder = [...days].sort((a, b) => a.day.getTime() - b.day.getTime());
  let next = 0;
  const periods = stretches.map(({ firstDay, lastDay }): Period => {
    while (next < inOrder.length && (inOrder[next]?.day ?? firstDay) < firstDay) next += 1;
    const begin = next;
    while (next < inOrder.length && (inOrder[next]?.day ?? lastDay) <= lastDay) next += 1;
    return { firstDay, lastDay, days: inOrder.slice(begin, next) };
  });
  const former: Period[] = [];
  return periods.map((period) => {
    const coverage = coverageOfOne(period, usualOf(kind, former, works), works);
    if (period.days.length > 0) former.push(period);
    if (former.length > LOOKED_BACK) former.shift();
    return coverage;
  });
}

function usualOf(kind: ReportedKind, former: readonly Period[], works: Works): Usual | null {
  if (kind === "forecast" || former.length < FEWEST) return null;
  const [first, ...others] = former.map(({ days }) => new Set(days.map(({ branch }) => branch)));
  const branches = new Set([...(first ?? [])].filter((each) => others.every((b) => b.has(each))));
  const rates = former.map(
    (period) => distinctDays(period.days) / Math.max(1, workdaysIn(period, works)),
  );
  const rate = median(rates);
  return { branches, daysPerWorkday: kind === "pos" && rate >= MOST_DAYS ? rate : null };
}

function coverageOfOne(period: Period, usual: Usual | null, works: Works): Coverage {
  const lines = period.days.reduce((sum, each) => sum + each.lines, 0);
  if (period.days.length === 0) return { share: 0, lines: 0, reportedAt: null };
  const expected = usual?.daysPerWorkday
    ? Math.max(1, Math.round(usual.daysPerWorkday * workdaysIn(period, works)))
    : 0;
  const shareOf = (seen: { days: Set<number>; branches: Set<string> }) => {
    const ofDays = expected ? Math.min(1, seen.days.size / expected) : 1;
    const wanted = usual?.branches.size ?? 0;
    const there = [...(usual?.branches ?? [])].filter((branch) => seen.branches.has(branch)).length;
    return Math.floor(100 * Math.min(ofDays, wanted > 0 ? there / wanted : 1));
  };
  const seen = { days: new Set<number>(), branches: new Set<string>() };
  const asTheyCame = [...period.days].sort((a, b) => a.at.getTime() - b.at.getTime());
  let reportedAt: Date | null = null;
  let share = 0;
  for (const [place, { day, branch, at }] of asTheyCame.entries()) {
    seen.days.add(day.getTime());
    seen.branches.add(branch);
    // Files come whole: what one of them brought is looked at once.
    if (asTheyCame[place + 1]?.at.getTime() === at.getTime()) continue;
    share = shareOf(seen);
    if (!reportedAt && share >= ENOUGH) reportedAt = at;
  }
  // A few lines are not nothing, however many are usual.
  return { share: Math.max(1, share), lines, reportedAt };
}

/** With what a partner said of periods without lines: that there was nothing to report. */
export function withZeroReport(coverage: Coverage, saidAt: Date | null) {
  if (!saidAt || coverage.lines > 0) return { ...coverage, nothing: false };
  return { share: 100, lines: 0, reportedAt: saidAt, nothing: true };
}

const distinctDays = (days: readonly DayLines[]) =>
  new Set(days.map(({ day }) => day.getTime())).size;

function workdaysIn({ firstDay, lastDay }: Stretch, works: Works): number {
  let count = 0;
  for (let time = firstDay.getTime(); time <= lastDay.getTime(); time += DAY_MS) {
    if (works(new Date(time))) count += 1;
  }
  return count;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - (sorted.length % 2 === 0 ? 1 : 0)], sorted[middle]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}
