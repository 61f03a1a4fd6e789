/** What is wrong with a cell: the mistake without its value, and what to do about it. */
export type CellProblem = { what: string; hint?: string };
export type Read<T> = { ok: true; value: T } | ({ ok: false } & CellProblem);

const MICROS = 6;
const no = (what: string, hint?: string): Read<never> => ({ ok: false, what, hint });

/**
 * A number in millionths. Comma and point are both taken where only one reading makes sense; "1,234" has two and
 * is refused, because a price a thousand times too high is worse than a question.
 */
export function readMicros(text: string, name: string): Read<bigint> {
  const tidy = text.replace(/[\s\u00a0\u202f']/g, "").replace(/^[−–]/, "-");
  const match = /^([+-]?)(\d[\d.,]*)$/.exec(tidy);
  const plain = match && plainDecimal(match[2] ?? "");
  if (!match || plain === null) return no(`${name} is not a number`, "Write it such as 1234.50");
  if (plain === "ambiguous") {
    const digits = (match[2] ?? "").replace(/[.,]/, "");
    return no(
      `${name} can be read in two ways`,
      `Write ${digits} or ${(match[2] ?? "").replace(",", ".")}0`,
    );
  }
  const [whole = "0", fraction = ""] = plain.split(".");
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > MICROS) return no(`${name} has more than ${MICROS} decimals`);
  const micros = BigInt(whole + significant.padEnd(MICROS, "0"));
  return { ok: true, value: match[1] === "-" ? -micros : micros };
}

/** "1.234,50" and "1,234.50" as "1234.50". */
function plainDecimal(text: string): string | "ambiguous" | null {
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
  if (fraction.length === 3 && whole.length <= 3 && whole !== "0") return "ambiguous";
  return `${whole}.${fraction}`;
}

function withoutGroups(text: string, sign: string): string | null {
  const [first = "", ...groups] = text.split(sign);
  const regular = first.length <= 3 && groups.every((group) => group.length === 3);
  return regular ? first + groups.join("") : null;
}

const LARGEST_COUNT = 1_000_000_000n;

/** A whole number of units, negative where it is a return. */
export function readCount(text: string, name: string): Read<number> {
  const micros = readMicros(text, name);
  if (!micros.ok) return micros;
  const scale = 10n ** BigInt(MICROS);
  if (micros.value % scale !== 0n) return no(`${name} is not a whole number`, "Count single units");
  const count = micros.value / scale;
  if (count > LARGEST_COUNT || count < -LARGEST_COUNT) return no(`${name} is too large`);
  return { ok: true, value: Number(count) };
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day in any writing that has one meaning; "03/04/2026" has two and is refused. */
export function readDay(text: string, name: string): Read<Date> {
  const day = text.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, "");
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(day) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(day);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), name);
  const dotted = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$/.exec(day);
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), name);
  const named = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(day);
  const month = named ? months.indexOf((named[2] ?? "").toLowerCase()) : -1;
  if (named && month >= 0) return dayOf(Number(named[3]), month + 1, Number(named[1]), name);
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(day);
  if (!slashed) return no(`${name} is not a day`, "Write it such as 2026-07-31");
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first <= 12 && second <= 12 && first !== second) {
    return no(
      `${name} can be read in two ways`,
      `Write ${isoDay(year, second, first)} or ${isoDay(year, first, second)}`,
    );
  }
  return first > 12 ? dayOf(year, second, first, name) : dayOf(year, first, second, name);
}

const isoDay = (year: number, month: number, date: number) =>
  [year, String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");

function dayOf(year: number, month: number, date: number, name: string): Read<Date> {
  const day = new Date(Date.UTC(year, month - 1, date));
  const exists = day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
  if (!exists) return no(`${name} does not exist`, "Check the day and the month");
  return { ok: true, value: day };
}
