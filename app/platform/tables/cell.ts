import { readingsOf } from "./cell-day.ts";
import { plainNumber } from "./cell-number.ts";
import type { ColumnConventions } from "./conventions.ts";

/** What is wrong with a cell: the mistake without its value, and what to do about it. */
export type CellProblem = { what: string; hint?: string };
export type Read<T> = { ok: true; value: T } | ({ ok: false } & CellProblem);

const MICROS = 6;
const no = (what: string, hint?: string): Read<never> => ({ ok: false, what, hint });

/** Without conventions, signs of currencies are not taken and what has two readings is refused with both. */
const strict: ColumnConventions = { decimal: null, dates: "ymd" };

/**
 * A number in millionths. Comma and point are both taken where only one reading makes sense; "1,234" has two: what the
 * file's convention says or, where it says nothing, a refusal, because a price a thousand times too high is worse than
 * a question.
 */
export function readMicros(
  text: string,
  name: string,
  conventions?: ColumnConventions,
): Read<bigint> {
  const number = conventions ? plainNumber(text) : strictNumber(text);
  const { decimal } = conventions ?? strict;
  const plain = number && plainDecimal(number.digits, decimal);
  if (!number || plain === null) return no(`${name} is not a number`, "Write it such as 1234.50");
  if (plain === "ambiguous") {
    const digits = number.digits.replace(/[.,]/, "");
    return no(
      `${name} can be read in two ways`,
      `Write ${digits} or ${number.digits.replace(",", ".")}0`,
    );
  }
  const micros = microsOf(plain, number.percent ? 2 : 0);
  if (micros === null) return no(`${name} has more than ${MICROS} decimals`);
  return { ok: true, value: number.negative ? -micros : micros };
}

/**
 * A decimal number of any precision up to `places`, written in one way: "1.0840" is "1.084". A point is taken for the
 * decimal one unless the file says otherwise: rates have many decimals and no thousands.
 */
export function readDecimal(
  text: string,
  name: string,
  places: number,
  conventions?: ColumnConventions,
): Read<string> {
  const number = plainNumber(text);
  const decimal = conventions?.decimal ?? (text.includes(".") && !text.includes(",") ? "." : null);
  const plain = number && !number.percent ? plainDecimal(number.digits, decimal) : null;
  if (!number || plain === null) return no(`${name} is not a number`, "Write it such as 1.0838");
  if (plain === "ambiguous") return no(`${name} can be read in two ways`, "Write it with a point");
  const [whole = "0", fraction = ""] = plain.split(".");
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > places) return no(`${name} has more than ${places} decimals`);
  const digits = whole.replace(/^0+(?=\d)/, "");
  const value = significant ? `${digits}.${significant}` : digits;
  return { ok: true, value: number.negative ? `-${value}` : value };
}

/** Null where it has more decimals than are kept. */
function microsOf(plain: string, shift: number): bigint | null {
  const [whole = "0", fraction = ""] = plain.split(".");
  const significant = fraction.replace(/0+$/, "");
  const decimals = MICROS - shift;
  if (significant.length > decimals) return null;
  return BigInt(whole + significant.padEnd(decimals, "0"));
}

function strictNumber(text: string) {
  const tidy = text.replace(/[\s\u00a0\u202f']/g, "").replace(/^[−–]/, "-");
  const match = /^([+-]?)(\d[\d.,]*)$/.exec(tidy);
  return match && { negative: match[1] === "-", digits: match[2] ?? "", percent: false };
}

/** "1.234,50" and "1,234.50" as "1234.50". */
function plainDecimal(text: string, convention: "." | "," | null): string | "ambiguous" | null {
  const points = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  if (points + commas === 0) return text;
  if (points > 0 && commas > 0) {
    const decimal = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
    const [whole = "", fraction = "", ...more] = text.split(decimal);
    const grouped = withoutGroups(whole, decimal === "." ? "," : ".");
    return more.length > 0 || grouped === null ? null : `${grouped}.${fraction}`;
  }
  const sign = points > 0 ? "." : ",";
  if (points + commas > 1) return withoutGroups(text, sign);
  const [whole = "", fraction = ""] = text.split(sign);
  if (fraction.length === 3 && whole.length <= 3 && whole !== "0" && whole !== "") {
    if (convention === null) return "ambiguous";
    return convention === sign ? `${whole}.${fraction}` : whole + fraction;
  }
  return `${whole}.${fraction}`;
}

function withoutGroups(text: string, sign: string): string | null {
  const [first = "", ...groups] = text.split(sign);
  const regular = first.length <= 3 && groups.every((group) => group.length === 3);
  return regular || isIndian(first, groups, sign) ? first + groups.join("") : null;
}

/** 12,34,567: in India only the last group has three digits. */
const isIndian = (first: string, groups: readonly string[], sign: string) =>
  sign === "," &&
  first.length <= 2 &&
  groups.length > 1 &&
  groups.every((group, at) => group.length === (at === groups.length - 1 ? 3 : 2));

const LARGEST_COUNT = 1_000_000_000n;

/** A whole number of units, negative where it is a return. */
export function readCount(
  text: string,
  name: string,
  conventions?: ColumnConventions,
): Read<number> {
  const micros = readMicros(text, name, conventions);
  if (!micros.ok) return micros;
  const scale = 10n ** BigInt(MICROS);
  if (micros.value % scale !== 0n) return no(`${name} is not a whole number`, "Count single units");
  const count = micros.value / scale;
  if (count > LARGEST_COUNT || count < -LARGEST_COUNT) return no(`${name} is too large`);
  return { ok: true, value: Number(count) };
}

/**
 * A day in any writing that has one meaning; "03/04/2026" has two: the one of the file's order or, where none is known,
 * a refusal. Years of two digits are taken only where the file's order is known.
 */
export function readDay(text: string, name: string, conventions?: ColumnConventions): Read<Date> {
  const { dates } = conventions ?? strict;
  const [day, other] = readingsOf(text, dates, conventions !== undefined);
  if (!day) return no(`${name} is not a day`, "Write it such as 2026-07-31");
  if (!other) return dayOf(day.year, day.month, day.date, name);
  return no(
    `${name} can be read in two ways`,
    `Write ${isoDay(day.year, day.month, day.date)} or ${isoDay(other.year, other.month, other.date)}`,
  );
}

const isoDay = (year: number, month: number, date: number) =>
  [year, String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");

function dayOf(year: number, month: number, date: number, name: string): Read<Date> {
  const day = new Date(Date.UTC(year, month - 1, date));
  const exists = day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
  if (!exists) return no(`${name} does not exist`, "Check the day and the month");
  return { ok: true, value: day };
}
