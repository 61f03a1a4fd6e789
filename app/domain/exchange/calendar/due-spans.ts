import { addDays } from "#app/domain/programs/local-time.ts";

/** A column of the overview: the days on which what stands in it was due. */
export type DueSpan = { firstDay: Date; lastDay: Date };

const COLUMNS = { week: 9, month: 7 };
const AHEAD = 1;

const month = (day: Date, months: number) =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));

/** Weeks or months, the oldest first; the last one is to come. */
export function dueSpans(by: "week" | "month", today: Date): DueSpan[] {
  const count = COLUMNS[by];
  const monday = addDays(today, -((today.getUTCDay() + 6) % 7));
  return Array.from({ length: count }, (_, place) => {
    const off = place - (count - 1 - AHEAD);
    const firstDay = by === "week" ? addDays(monday, off * 7) : month(today, off);
    const next = by === "week" ? addDays(firstDay, 7) : month(firstDay, 1);
    return { firstDay, lastDay: addDays(next, -1) };
  });
}
