import { latinDigits } from "./cell-number.ts";
import type { DateOrder } from "./conventions.ts";

/** Where a text may be a day: the days it can mean, none when it is no day. */
export type DayReadings = { year: number; month: number; date: number }[];

const TIME =
  /(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?|T\d{4}(?:\d\d(?:\.\d+)?)?)\s*(?:Z|UTC|[+-]\d\d:?\d\d)?$/i;

/** The first letters of months in the languages of most senders, 1 to 12; what is another month in Croatian is none. */
const months: [RegExp, number][] = [
  [/^(jan|jän|ene|gen|styc|led|tam|янв|ocak)/, 1],
  [/^(feb|fév|fev|lut|úno|hel|фев|şub)/, 2],
  [/^(mar(?!r)|mär|maa|mrt|mrz|bře)/, 3],
  [/^(apr|avr|abr|kwi|dub|huh|апр|nis)/, 4],
  [/^(may|mai|maj|mei|mag|kvě|tou|мая|май)/, 5],
  [/^(jun|juin|giu|cze|června|červen(?!ec|ce)|kes|июн|haz)/, 6],
  [/^(jul|juil|lug|lip(?!a)|července|červenec|hei|июл|tem)/, 7],
  [/^(aug|aoû|aou|ago|sie|srp(?!a)|elo|авг|ağu)/, 8],
  [/^(sep|set|wrz|zář|syy|сен|eyl)/, 9],
  [/^(oct|okt|ott|out|paź|říj|lok|окт|eki)/, 10],
  [/^(nov|lis|marr|ноя|kas)/, 11],
  [/^(dec|dez|déc|dic|des|gru|pro|jou|дек|ara)/, 12],
];

const monthOf = (word: string) =>
  months.find(([begins]) => begins.test(word.toLowerCase().normalize()))?.[1] ?? 0;

/** "Tue", "mardi", "Di,": the name of a day before it says nothing more. */
const WEEKDAY = /^\p{L}{2,12}[.,]?\s+(?=[\p{L}\d])/u;
const NAMED =
  /^(\d{1,2})(?:\.?[ºª°]|\.|st|nd|rd|th|er|re)?[ -]?(?:de |of )?(\p{L}{3,})[.,]*[ ,-]*(?:del? )?(\d{4}|\d{2})$/u;
const NAMED_FIRST = /^(\p{L}{3,})\.?[ -](\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4}|\d{2})$/u;
/** Year, month, day, as numbers, in signs of Chinese, Japanese or Korean, or in one with a clock behind it. */
const YEAR_FIRST = [
  /^(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})\.?$/,
  /^(\d{4})(\d\d)(\d\d)(?:\d{6})?$/,
  /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日号號일]$/,
];

/** Every day that a text can mean under an order; "ymd" gives both readings where there are two. */
export function readingsOf(text: string, order: DateOrder, twoDigits: boolean): DayReadings {
  const day = latinDigits(text).trim().replace(TIME, "");
  for (const shape of YEAR_FIRST) {
    const iso = shape.exec(day);
    if (iso) return [{ year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }];
  }
  const named = namedDay(day) ?? namedDay(day.replace(WEEKDAY, ""));
  if (named) return [named];
  if (order === "excel" && /^[1-9]\d{4}(\.\d+)?$/.test(day)) return [serialDay(Number(day))];
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(day);
  if (!parts) return [];
  const known = parts[2] !== "-" || order === "dmy" || order === "mdy";
  const year = yearOf(parts[4] ?? "", twoDigits && known);
  return year === null
    ? []
    : ordered(Number(parts[1]), Number(parts[3]), year, parts[2] ?? "", order);
}

function namedDay(text: string): DayReadings[number] | null {
  const named = NAMED.exec(text) ?? turned(NAMED_FIRST.exec(text));
  if (!named) return null;
  const month = monthOf(named[2] ?? "");
  const year = yearOf(named[3] ?? "", true);
  return month === 0 || year === null ? null : { year, month, date: Number(named[1]) };
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
