import { type Bucket, daysFrom, isMonday, readBucket } from "#app/domain/demand/bucket.ts";
import { readDay } from "#app/platform/tables/cell.ts";

const nameOf = ({ from, to }: Bucket) => `${from}/${to}`;

/**
 * Which months or weeks the cells of a header name. Days are weeks where one of them does not begin a month: the first
 * of February is a month's name among the first days of months, and a week's among Mondays.
 */
export function bucketNames(cells: readonly string[]): (string | undefined)[] {
  const days = cells.map(dayOf);
  const weekly = days.some((day) => day !== null && !day.endsWith("-01"));
  return cells.map((cell, place) => {
    const day = days[place] ?? null;
    if (weekly && day !== null) return isMonday(day) ? nameOf(daysFrom(day, 7)) : undefined;
    const bucket = readBucket(cell);
    return bucket ? nameOf(bucket) : undefined;
  });
}

/** The first column that a day names with which neither a month nor a week begins. */
export const oddDay = (cells: readonly string[]): string | undefined =>
  cells.find((cell) => {
    const day = dayOf(cell);
    return day !== null && !day.endsWith("-01") && !isMonday(day);
  });

/** Only days with one reading: 01/11/2026 is in January to one reader and in November to another. */
function dayOf(cell: string): string | null {
  if (!/\d.*\D.*\d/.test(cell) && !/^\d{8}$/.test(cell.trim())) return null;
  const day = readDay(cell, "");
  return day.ok ? day.value.toISOString().slice(0, 10) : null;
}
