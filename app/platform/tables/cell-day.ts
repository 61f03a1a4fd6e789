import type { DateOrder } from "./conventions.ts";

/** Where a text may be a day: the days it can mean, none when it is no day. */
export type DayReadings = { year: number; month: number; date: number }[];

const TIME =
  /[T ,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** The first letters of months in the languages of most senders, 1 to 12. */
const months: [RegExp, number][] = [
  [/^(jan|ene|gen|styc|januar)/, 1],
  [/^(feb|fév|fev|lut)/, 2],
  [/^(mar|mär|maa|mrt|mrz)/, 3],
  [/^(apr|avr|abr|kwi)/, 4],
  [/^(may|mai|maj|mei|mag)/, 5],
  [/^(jun|juin|giu|cze)/, 6],
  [/^(jul|juil|lug|lip)/, 7],
  [/^(aug|aoû|aou|ago|sie)/, 8],
  [/^(sep|set|wrz)/, 9],
  [/^(oct|okt|ott|out|paź)/, 10],
  [/^(nov|lis)/, 11],
  [/^(dec|dez|déc|dic|des|gru)/, 12],
];

const monthOf = (word: string) =>
  months.find(([begins]) => begins.test(word.toLowerCase()))?.[1] ?? 0;

/** Every day that a text can mean under an order; "ymd" gives both readings where there are two. */
export function readingsOf(text: string, order: DateOrder, twoDigits: boolean): DayReadings {
  const day = text.trim().replace(TIME, "");
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(day);
  if (iso) return [{ year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }];
  const named =
    /^(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?([\p{L}]{3,})\.?[ ,-]*(\d{4}|\d{2})$/u.exec(day) ??
    turned(/^([\p{L}]{3,})\.?[ -](\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4}|\d{2})$/u.exec(day));
  if (named) {
    const month = monthOf(named[2] ?? "");
    const year = yearOf(named[3] ?? "", true);
    return month === 0 || year === null ? [] : [{ year, month, date: Number(named[1]) }];
  }
  if (order === "excel" && /^[1-9]\d{4}(\.\d+)?$/.test(day)) return [serialDay(Number(day))];
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(day);
  if (!parts) return [];
  const known = parts[2] !== "-" || order === "dmy" || order === "mdy";
  const year = yearOf(parts[4] ?? "", twoDigits && known);
  return year === null
    ? []
    : ordered(Number(parts[1]), Number(parts[3]), year, parts[2] ?? "", order);
}

/** Only "/" has no order of its own: with points and dashes the day stands first unless the file says otherwise. */
function ordered(
  first: number,
  second: number,
  year: number,
  sign: string,
  order: DateOrder,
): DayReadings {
  const dmy = { year, month: second, date: first };
  const mdy = { year, month: first, date: second };
  if (first > 12) return [dmy];
  if (second > 12 && sign !== ".") return [mdy];
  if (sign === "." || first === second || order === "dmy") return [dmy];
  if (order === "mdy") return [mdy];
  return sign === "-" ? [dmy] : [dmy, mdy];
}

const yearOf = (text: string, twoDigits: boolean) =>
  text.length === 4 ? Number(text) : twoDigits ? 2000 + Number(text) : null;

const turned = (match: RegExpExecArray | null) =>
  match && [match[0], match[2] ?? "", match[1] ?? "", match[3] ?? ""];

const MS_PER_DAY = 86_400_000;

/** Excel counts from 1900 and believes that it was a leap year. */
function serialDay(serial: number) {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * MS_PER_DAY);
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate() };
}
