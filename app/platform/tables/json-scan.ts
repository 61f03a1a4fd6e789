/** What is wrong with a JSON text, in words that follow "Object 3 ". */
export class BadJson extends Error {}

/** A part of a text with the place after it; null while the text ends before it does. */
export type Cut<T> = { value: T; end: number } | null;

/** What one object says, field by field. `nested` are the places of values that are lists or objects themselves. */
export type JsonObject = { keys: string[]; values: string[]; nested: number[] };

/** Deeper than anything that means something, and shallow enough to be skipped. */
const DEEPEST = 64;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const OPEN = 123;
const CLOSE = 125;

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const unfinished = /[-+.\w]*$/y;
const special = /["{}[\]]/g;

/** The place of the next sign that is no blank; the text's length when there is none. */
export function nextSign(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
  }
  return at;
}

/** The string whose opening mark is at this place. */
export function stringAt(text: string, at: number): Cut<string> {
  let end = text.indexOf('"', at + 1);
  while (end !== -1 && isEscaped(text, end, at)) end = text.indexOf('"', end + 1);
  if (end === -1) return null;
  const inner = text.slice(at + 1, end);
  if (/[^ -\uffff]/.test(inner)) {
    throw new BadJson("holds a line end or another control sign inside quotation marks");
  }
  return { value: inner.includes("\\") ? unescaped(text.slice(at, end + 1)) : inner, end: end + 1 };
}

function isEscaped(text: string, mark: number, start: number): boolean {
  let back = mark - 1;
  while (back > start && text.charCodeAt(back) === BACKSLASH) back -= 1;
  return (mark - back) % 2 === 0;
}

function unescaped(quoted: string): string {
  let value: string;
  try {
    value = JSON.parse(quoted) as string;
  } catch {
    throw new BadJson("holds a backslash that means nothing");
  }
  // PostgreSQL holds none, and nobody means one.
  if (value.includes("\0")) throw new BadJson("holds a zero character");
  return value;
}

/** A value of one object, and whether it is a list or an object itself. */
export function valueAt(text: string, at: number): (Cut<string> & { nested: boolean }) | null {
  const code = text.charCodeAt(at);
  if (code === QUOTE) return cutAs(stringAt(text, at), false);
  if (code === OPEN || code === OPEN_LIST) return cutAs(nestedAt(text, at), true);
  scalar.lastIndex = at;
  const word = scalar.exec(text)?.[0];
  const end = at + (word?.length ?? 0);
  // What follows may be more of the same number.
  if (end === text.length) return null;
  if (word !== undefined && !/[-+.\w]/.test(text[end] ?? "")) {
    return { value: word === "null" ? "" : plainNumber(word), end, nested: false };
  }
  unfinished.lastIndex = at;
  if (unfinished.test(text)) return null;
  throw new BadJson("has a value that is neither text in quotation marks nor a number");
}

const cutAs = (cut: Cut<string>, nested: boolean) => cut && { ...cut, nested };

/** The text of a list or an object; what is in it does not matter, as long as it ends. */
function nestedAt(text: string, from: number): Cut<string> {
  let depth = 0;
  special.lastIndex = from;
  for (let found = special.exec(text); found; found = special.exec(text)) {
    const [sign] = found;
    if (sign === '"') {
      const string = stringAt(text, found.index);
      if (!string) return null;
      special.lastIndex = string.end;
      continue;
    }
    depth += sign === "{" || sign === "[" ? 1 : -1;
    if (depth > DEEPEST) throw new BadJson("is nested too deeply");
    if (depth === 0) return { value: text.slice(from, special.lastIndex), end: special.lastIndex };
  }
  return null;
}

/** A name with the place where its value begins. */
export function nameAt(text: string, at: number): Cut<string> {
  if (text.charCodeAt(at) !== QUOTE) throw new BadJson("has a field without a name in quotes");
  const name = stringAt(text, at);
  if (!name) return null;
  const colon = nextSign(text, name.end);
  if (colon >= text.length) return null;
  if (text.charCodeAt(colon) !== COLON) throw new BadJson("has a field without a colon");
  const value = nextSign(text, colon + 1);
  return value < text.length ? { value: name.value, end: value } : null;
}

/** The object that opens at this place. */
export function objectAt(text: string, from: number): Cut<JsonObject> {
  const value: JsonObject = { keys: [], values: [], nested: [] };
  let at = nextSign(text, from + 1);
  if (text.charCodeAt(at) === CLOSE) return { value, end: at + 1 };
  while (at < text.length) {
    const name = nameAt(text, at);
    const cell = name && valueAt(text, name.end);
    if (!name || !cell) return null;
    if (cell.nested) value.nested.push(value.keys.length);
    value.keys.push(name.value);
    value.values.push(cell.value);
    at = nextSign(text, cell.end);
    const code = text.charCodeAt(at);
    if (code === CLOSE) return { value, end: at + 1 };
    if (at < text.length && code !== COMMA) throw new BadJson("has fields without a comma between");
    at = nextSign(text, at + 1);
  }
  return null;
}

/** The digits as written, without an exponent, and never such that the point could be one of thousands. */
function plainNumber(written: string): string {
  const plain = /\d[eE]/.test(written) ? withoutExponent(written) : written;
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(plain) ? `${plain}0` : plain;
}

const LARGEST_SHIFT = 30;

function withoutExponent(written: string): string {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(written) ?? [];
  const shift = Number(power);
  if (Math.abs(shift) > LARGEST_SHIFT) return written;
  const digits =
    "0".repeat(Math.max(0, -shift)) + whole + fraction + "0".repeat(Math.max(0, shift));
  const point = whole.length + Math.max(0, -shift) + shift;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const right = digits.slice(point).replace(/0+$/, "");
  return `${sign}${left || "0"}${right && `.${right}`}`;
}
