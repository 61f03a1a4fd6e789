import {
  type Bucket,
  daysFrom,
  daysIn,
  monthBucket,
  readBucket,
  readWeek,
} from "#app/domain/demand/bucket.ts";
import { readDay } from "#app/platform/tables/cell.ts";

import type { RowReader } from "../row-reader.ts";

/** A bucket of more days than any month has says too little about when. */
const MOST_DAYS = 31;

type Kind = "month" | "week" | "day" | "interval";

/** What files call their buckets, X12's codes (681) among it. */
const kinds: readonly [RegExp, Kind | "long"][] = [
  [/^(m|month|months|monthly)$/i, "month"],
  [/^(w|x|week|weeks|weekly)$/i, "week"],
  [/^(c|d|day|days|daily)$/i, "day"],
  [/^(f|z|interval|flexible)$/i, "interval"],
  [/^(q|quarter|quarterly|s|t|y|a|year|yearly|annual)$/i, "long"],
];

/** The days that a row's figure is for; undefined, and said, where that is not clear. */
export function readRowBucket(row: RowReader): Bucket | undefined {
  const text = row.required("from");
  const kind = readKind(row);
  if (text === undefined || kind === "wrong") return undefined;
  const end = row.text("to");
  if (end !== "") return endingOn(row, text, end);
  const named = kind === "week" ? readWeek(text) : readBucket(text);
  if (named && (kind === undefined || kind === "month" || kind === "week")) return named;
  const day = dayOf(row, "from", text);
  if (day === undefined) return undefined;
  if (kind === "week") return daysFrom(day, 7);
  if (kind === "day") return daysFrom(day, 1);
  const name = row.label("from");
  if (kind === "interval") {
    row.refuse("to", { what: `${row.label("to")} is missing`, hint: "Say where the bucket ends" });
  } else if (day.endsWith("-01")) {
    return monthBucket(day.slice(0, 7));
  } else {
    const hint = `Write a month as ${day.slice(0, 7)}. A week has a bucket type W, or its number, as 2026-W48`;
    row.refuse("from", { what: `${name} is not the first day of a month`, hint });
  }
  return undefined;
}

function readKind(row: RowReader): Kind | undefined | "wrong" {
  const text = row.text("bucket");
  if (text === "") return undefined;
  const kind = kinds.find(([words]) => words.test(text))?.[1];
  if (kind !== undefined && kind !== "long") return kind;
  const hint = "Send months (M), weeks (W) or days (D)";
  row.refuse(
    "bucket",
    kind === "long"
      ? { what: "Buckets of more than a month are not taken", hint }
      : { what: `${row.label("bucket")} is not known`, hint },
  );
  return "wrong";
}

function endingOn(row: RowReader, begin: string, end: string): Bucket | undefined {
  const first = readBucket(begin)?.from ?? dayOf(row, "from", begin);
  // A day that begins a month stands for itself here, and not for the month.
  const named = readDay(end, "").ok ? null : readBucket(end);
  const last = named?.to ?? dayOf(row, "to", end);
  if (first === undefined || last === undefined) return undefined;
  if (last < first) {
    row.refuse("to", { what: `${row.label("to")} is before ${row.label("from").toLowerCase()}` });
    return undefined;
  }
  if (daysIn({ from: first, to: last }) > MOST_DAYS) {
    const hint = "Send months, weeks or days";
    row.refuse("to", { what: "Buckets of more than a month are not taken", hint });
    return undefined;
  }
  return { from: first, to: last };
}

function dayOf(row: RowReader, field: "from" | "to", text: string): string | undefined {
  const day = row.parse(field, text, (cell, name, conventions) => {
    const read = readDay(cell, name, conventions);
    if (read.ok || read.what !== `${name} is not a day`) return read;
    return {
      ok: false,
      what: `${name} is not a month, a week or a day`,
      hint: "Write it as 2026-11, 2026-W48 or 2026-11-30",
    };
  });
  return day?.toISOString().slice(0, 10);
}
