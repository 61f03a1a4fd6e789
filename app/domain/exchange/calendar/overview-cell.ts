import { isoDay } from "#app/platform/form-fields.ts";

import type { DueSpan } from "./due-spans.ts";
import type { ShownPeriod } from "./period.store.server.ts";
import { type PeriodState, periodStates, type Standing, standingOf } from "./period-state.ts";
import { periodName, stateNames, stateWords, weekdayOf } from "./period-words.ts";
import type { ReportedKind } from "./reporting-agreement.ts";

export type OverviewCell = {
  state: PeriodState;
  waits: boolean;
  words: string;
  title: string;
  to: string;
};

type Row = { partnerId: string; kind: ReportedKind; periods: ShownPeriod[] };

/** What a partner owed of a kind in those days: the worst of it, in a word; null where nothing was due. */
export function cellOf(row: Row, span: DueSpan, today: Date): OverviewCell | null {
  const periods = row.periods
    .filter(({ dueDay }) => dueDay >= span.firstDay && dueDay <= span.lastDay)
    .map((period) => ({ period, standing: standingOf(period, today) }));
  const [first, ...others] = [...periods].sort(
    (a, b) =>
      periodStates.indexOf(a.standing.state) - periodStates.indexOf(b.standing.state) ||
      a.period.firstDay.getTime() - b.period.firstDay.getTime(),
  );
  if (!first) return null;
  const { state } = first.standing;
  const alike = 1 + others.filter(({ standing }) => standing.state === state).length;
  const days = periods.flatMap(({ period }) => [period.firstDay, period.lastDay]);
  const title = periods
    .map(
      ({ period, standing }) =>
        `${periodName(period, today)}: ${stateWords({ ...period, ...standing }, today)}`,
    )
    .join("; ");
  return {
    state,
    waits: first.period.waits,
    words:
      periods.length === 1
        ? shortWords(first.period, first.standing)
        : `${alike} of ${periods.length} ${first.period.waits ? "waiting" : stateNames[state].toLowerCase()}`,
    title,
    to: submissionsOf(row, days),
  };
}

/** As short as a cell of many is. */
function shortWords(period: ShownPeriod, { state, daysLate }: Standing): string {
  if (period.waits) return "File waits";
  if (state === "late") return `${daysLate} d late`;
  if (state === "partly") return `${period.share}%`;
  if (state === "due") return `Due ${weekdayOf(period.dueDay)}`;
  if (state === "on_time" && period.nothing) return "Nothing";
  return stateNames[state];
}

/** The files of which lines lie in those days; of a forecast, which tells of days to come, all of them. */
export function submissionsOf(
  { partnerId, kind }: Pick<Row, "partnerId" | "kind">,
  days: readonly Date[],
): string {
  const params = new URLSearchParams({ partner: partnerId, kind });
  const inOrder = [...days].sort((a, b) => a.getTime() - b.getTime());
  const [from, to] = [inOrder[0], inOrder.at(-1)];
  if (kind !== "forecast" && from && to) {
    params.set("from", isoDay(from));
    params.set("to", isoDay(to));
  }
  return `/desk/submissions?${params}`;
}
