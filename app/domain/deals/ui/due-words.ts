import { formatDay } from "#app/ui/format.ts";

import { type Clock, dayOf, daysUntil, wallTime } from "../clock.ts";
import type { NextStep } from "../tend/next-step.ts";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

const two = (value: number) => String(value).padStart(2, "0");

/** "today 16:00", "Fri 11:00", "9 May": as exact as one needs at that distance. */
export function dueWords(instant: Date, clock: Clock): string {
  const { hours, minutes, weekday } = wallTime(instant, clock);
  const days = daysUntil(instant, clock);
  const time = `${two(hours)}:${two(minutes)}`;
  if (days === 0) return `today ${time}`;
  if (days === 1) return `tomorrow ${time}`;
  if (days > 1 && days < 7) return `${WEEKDAYS[weekday]} ${time}`;
  return dayWords(instant, clock);
}

export const dayWords = (instant: Date, clock: Clock): string =>
  formatDay(dayOf(instant, clock), undefined, clock.today);

/** "Fri 13 Mar", for what lies days ahead. */
export const weekdayWords = (instant: Date, clock: Clock): string =>
  `${WEEKDAYS[wallTime(instant, clock).weekday]} ${dayWords(instant, clock)}`;

/** "3 h 10 min" while it matters to the minute, else the day and hour. */
export function leftWords(instant: Date, clock: Clock): string {
  const minutes = Math.round((instant.getTime() - clock.now.getTime()) / 60_000);
  if (minutes < 0) return `late since ${dueWords(instant, clock)}`;
  if (minutes < 24 * 60 && daysUntil(instant, clock) === 0) {
    const hours = Math.floor(minutes / 60);
    return hours > 0 ? `${hours} h ${two(minutes % 60)} min` : `${minutes} min`;
  }
  return dueWords(instant, clock);
}

export const daysWords = (days: number): string => {
  if (days === 0) return "today";
  return Math.abs(days) === 1 ? `${days} day` : `${days} days`;
};

/** Who they are in a list's words: "You" on the partner's side, their name on the other's. */
export type Names = { vendor: string; partner: string };

const actWords: Record<NextStep["what"], string> = {
  decide: "decide",
  answer: "answer",
  update: "update by",
  order: "order by",
  close: "record the outcome",
  nothing: "",
};

/** "Halden: today 16:00", "You: answer", "You: update by 15 Mar". */
export function nextWords({ who, what, by }: NextStep, names: Names, clock: Clock): string {
  if (!who) return "";
  if (what === "decide") return `${names.vendor}: ${by ? dueWords(by, clock) : "decide"}`;
  const when = by && what !== "close" ? ` ${dayWords(by, clock)}` : "";
  return `${names[who]}: ${actWords[what]}${when}`;
}
