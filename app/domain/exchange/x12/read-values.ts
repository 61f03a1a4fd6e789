import { componentOf, elementOf, type Segment } from "#app/platform/x12/segment.ts";

const THIS_CENTURY = 70;

/** CCYYMMDD, or YYMMDD in older versions, as 2026-07-31; null where there is no such day. */
export function dayOf(text: string): string | null {
  if (text !== last.text) last = { text, day: readDay(text) };
  return last.day;
}

/** Lines of one document share its day. */
let last: { text: string; day: string | null } = { text: "", day: null };

function readDay(text: string): string | null {
  const digits = /^\d{6}$/.test(text) ? century(text) + text : text;
  if (!/^\d{8}$/.test(digits)) return null;
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? iso : null;
}

const century = (text: string) => (Number(text.slice(0, 2)) < THIS_CENTURY ? "20" : "19");

/** A date as a segment gives it: what it is of, its text and where it stands. */
export type Dated = { qualifier: string; text: string; segment: Segment; place: number };

/** DTM: a day in the second element, or a day or a period in the sixth. The end of a period counts. */
export function datedOf(segment: Segment): Dated {
  const qualifier = elementOf(segment, 1);
  const second = elementOf(segment, 2);
  if (second !== "") return { qualifier, text: second, segment, place: 2 };
  const period = elementOf(segment, 6).split("-");
  return { qualifier, text: period.at(-1)?.slice(0, 8) ?? "", segment, place: 6 };
}

/** A decimal as X12 writes it, in a form with one reading: "1.234" could be a thousand elsewhere. */
export function decimalOf(text: string): string | null {
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return null;
  const [whole = "", fraction = ""] = text.split(".");
  const sure = fraction.length === 3 ? `${fraction}0` : fraction;
  const left = whole === "" || whole === "-" ? `${whole}0` : whole;
  return sure === "" ? left : `${left}.${sure}`;
}

/** The unit of a quantity, which may be a composite. */
export const unitOf = (segment: Segment, place: number): string => componentOf(segment, place, 1);

/** The pairs of qualifier and value from an element on. */
export function pairsOf(segment: Segment, from: number): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let place = from; place + 1 < segment.elements.length; place += 2) {
    const [qualifier, value] = [elementOf(segment, place), elementOf(segment, place + 1)];
    if (qualifier !== "" && value !== "" && !pairs.has(qualifier)) pairs.set(qualifier, value);
  }
  return pairs;
}

/** The first of the named values that is there. */
export function firstOf(
  values: ReadonlyMap<string, string>,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const value = values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
