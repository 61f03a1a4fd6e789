import type { ReportedKind } from "./reporting-agreement.ts";

const DAY_MS = 86_400_000;

export const periodStates = [
  "missing",
  "partly",
  "in_grace",
  "due",
  "running",
  "late",
  "on_time",
] as const;
export type PeriodState = (typeof periodStates)[number];

export type PeriodFacts = {
  kind: ReportedKind;
  lastDay: Date;
  dueDay: Date;
  deadline: Date;
  remindOn: Date;
  share: number;
  /** The vendor's day on which enough was reported. */
  reportedDay: Date | null;
};

export type Standing = {
  state: PeriodState;
  /** Beyond the grace: of a report, how late it came; of none, how late it is. */
  daysLate: number;
};

const daysFrom = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / DAY_MS);

/** How a period stands on a day of the vendor's. */
export function standingOf(period: PeriodFacts, today: Date): Standing {
  const { kind, lastDay, dueDay, deadline, remindOn, share, reportedDay } = period;
  const isAhead = kind === "forecast";
  if (reportedDay && (isAhead || today > lastDay)) {
    const daysLate = Math.max(0, daysFrom(deadline, reportedDay));
    return { state: daysLate > 0 ? "late" : "on_time", daysLate };
  }
  if (!reportedDay && today > deadline) {
    return { state: share > 0 ? "partly" : "missing", daysLate: daysFrom(deadline, today) };
  }
  if (!reportedDay && today > dueDay) return { state: "in_grace", daysLate: 0 };
  const isDue = today > lastDay || (isAhead && today >= remindOn);
  return { state: isDue ? "due" : "running", daysLate: 0 };
}

/** Something is owed beyond what was agreed. */
export const isLate = ({ state }: Standing) => state === "missing" || state === "partly";
