import { attribute } from "./xml.ts";

/** What a number in a cell is: itself, a day, or a code that is shown with so many digits. */
export type CellStyle = "number" | "day" | { digits: number };

/** Formats that every workbook knows by number and that show days or times. */
const isBuiltInDay = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** The styles of a workbook's cells in their order. */
export function stylesOf(xml: string): CellStyle[] {
  const codes = new Map<number, string>();
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    codes.set(Number(attribute(tag, "numFmtId")), attribute(tag, "formatCode") ?? "");
  }
  const list = /<(\w+:)?cellXfs[\s>][\s\S]*?<\/(\w+:)?cellXfs>/.exec(xml)?.[0] ?? "";
  return [...list.matchAll(/<(?:\w+:)?xf[\s/>][^>]*>?/g)].map(([tag]) => {
    const id = Number(attribute(tag, "numFmtId") ?? 0);
    const code = codes.get(id);
    return code === undefined ? (isBuiltInDay(id) ? "day" : "number") : styleOf(code);
  });
}

export function styleOf(code: string): CellStyle {
  if (/^0{2,20}$/.test(code)) return { digits: code.length };
  const bare = code
    .split(";", 1)[0]
    ?.replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, "");
  return bare !== undefined && /[ydhms]/i.test(bare.replace(/general/i, "")) ? "day" : "number";
}

const MS_PER_DAY = 86_400_000;
const two = (value: number) => String(value).padStart(2, "0");

/** A number of days as Excel counts them, as a day that has one reading; with its time where it has one. */
export function dayText(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null;
  // Excel believes that 1900 was a leap year.
  const days = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1_000);
  const time = [moment.getUTCHours(), moment.getUTCMinutes(), moment.getUTCSeconds()];
  const clock = time.map(two).join(":");
  if (serial < 1 && !from1904) return clock;
  const day = new Date(Math.floor(moment.getTime() / MS_PER_DAY) * MS_PER_DAY);
  const iso = day.toISOString().slice(0, 10);
  return clock === "00:00:00" ? iso : `${iso} ${clock}`;
}

const SHORT = /^-?\d{1,15}$/;
const SHORT_DECIMAL = /^-?\d{1,9}\.\d{0,5}[1-9]$/;

/**
 * A number as Excel shows it in full: to fifteen digits, so that 0.30000000000000004 is 0.3, without an exponent, and
 * never such that its point could be taken for that of thousands.
 */
export function numberText(stored: string): string {
  if (SHORT.test(stored)) return stored;
  if (SHORT_DECIMAL.test(stored)) return unmistakable(stored);
  const value = Number(stored);
  if (stored === "" || !Number.isFinite(value)) return stored;
  return unmistakable(withoutExponent(String(Number(value.toPrecision(15)))));
}

const unmistakable = (plain: string) =>
  /^-?[1-9]\d{0,2}\.\d{3}$/.test(plain) ? `${plain}0` : plain;

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign, first = "", fraction = "", power] = match;
  const shift = Number(power);
  const digits = first + fraction;
  if (shift < 0) return `${sign}0.${"0".repeat(-shift - 1)}${digits}`;
  return sign + digits.padEnd(shift + 1, "0");
}
