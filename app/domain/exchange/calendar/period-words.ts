import { formatDay, formatDays } from "#app/ui/format.ts";

import type { PeriodState, Standing } from "./period-state.ts";

type Named = { rhythm: "daily" | "weekly" | "monthly"; firstDay: Date; lastDay: Date };

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July", "August", "September"],
  ...["October", "November", "December"],
];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** "March 2026", "9 to 15 Mar", "9 Mar": the year only where it is not today's. */
export function periodName({ rhythm, firstDay, lastDay }: Named, today: Date): string {
  const wholeMonth =
    rhythm === "monthly" &&
    firstDay.getUTCDate() === 1 &&
    new Date(lastDay.getTime() + 86_400_000).getUTCDate() === 1;
  if (wholeMonth) {
    return monthName(firstDay, today);
  }
  return rhythm === "daily"
    ? formatDay(firstDay, undefined, today)
    : formatDays(firstDay, lastDay, today);
}

export const weekdayOf = (day: Date): string => WEEKDAYS[day.getUTCDay()] ?? "";

/** "March", and with the year where it is another one. */
export function monthName(day: Date, today: Date): string {
  const month = MONTHS[day.getUTCMonth()] ?? "";
  return day.getUTCFullYear() === today.getUTCFullYear()
    ? month
    : `${month} ${day.getUTCFullYear()}`;
}

/** "Wed 11 Mar". */
export const dueDayWords = (day: Date, today: Date): string =>
  `${weekdayOf(day)} ${formatDay(day, undefined, today)}`;

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);

type Look = {
  tone?: "ok" | "warn" | "bad";
  mark: "ok" | "warn" | "expired" | "now" | "ring" | "bad" | "review";
};

export const stateLooks: Record<PeriodState, Look> = {
  missing: { tone: "bad", mark: "bad" },
  partly: { tone: "bad", mark: "warn" },
  in_grace: { tone: "warn", mark: "expired" },
  due: { mark: "now" },
  running: { mark: "ring" },
  late: { tone: "warn", mark: "warn" },
  on_time: { tone: "ok", mark: "ok" },
};

/** What came and waits for a word is no gap. */
export const lookOf = ({ waits }: { waits: boolean }, state: PeriodState): Look =>
  waits ? { tone: "warn", mark: "review" } : stateLooks[state];

export const stateNames: Record<PeriodState, string> = {
  missing: "Missing",
  partly: "In part",
  in_grace: "In grace",
  due: "Due",
  running: "Running",
  late: "Late",
  on_time: "On time",
};

type Told = Standing & {
  share: number;
  nothing: boolean;
  waits?: boolean;
  dueDay: Date;
  deadline: Date;
};

/** The state in full: "Missing, 5 days late", "Due Wed 11 Mar", "2 days late". */
export function stateWords(
  { state, daysLate, share, nothing, waits, dueDay, deadline }: Told,
  today: Date,
): string {
  if (waits) {
    const late = daysLate > 0 ? `, ${days(daysLate)} late` : "";
    return `A file waits to be confirmed${late}`;
  }
  switch (state) {
    case "missing":
      return `Missing, ${days(daysLate)} late`;
    case "partly":
      return `${share}% came, ${days(daysLate)} late`;
    case "in_grace":
      return `Was due, grace to ${dueDayWords(deadline, today)}`;
    case "due":
      return `Due ${dueDayWords(dueDay, today)}`;
    case "running":
      return "Running";
    case "late":
      return nothing ? `Nothing to report, ${days(daysLate)} late` : `${days(daysLate)} late`;
    case "on_time":
      return nothing ? "Nothing to report" : "On time";
  }
}
