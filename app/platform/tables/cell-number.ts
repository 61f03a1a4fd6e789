/** What stands for a currency in a cell, and the currencies it may stand for. */
const signs: Record<string, readonly string[]> = {
  "€": ["EUR"],
  "£": ["GBP"],
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"],
  US$: ["USD"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  zł: ["PLN"],
  kr: ["SEK", "NOK", "DKK"],
  "kr.": ["DKK", "NOK", "SEK"],
  Fr: ["CHF"],
  "Fr.": ["CHF"],
};

const MARK =
  /^[-+−–(]?\s*(US\$|[€£$¥₹]|[A-Z]{3}|kr\.?|Fr\.?)[\s\u00a0\u202f]?(?=[-+−–\d(])|(?<=[\d)])[\s\u00a0\u202f]?(US\$|[€£$¥₹]|[A-Z]{3}|kr\.?|Fr\.?|zł)\)?-?$/;

/** The currency written in a cell: "EUR" or "€"; null when there is none. */
export function currencyMark(cell: string): string | null {
  const match = MARK.exec(cell);
  return match ? (match[1] ?? match[2] ?? null) : null;
}

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Whether "€" or "EUR" may mean this currency. Letters that stand for none, such as NET, say nothing against it. */
export const meansCurrency = (mark: string, currency: string): boolean =>
  (signs[mark] ?? (codes.has(mark) ? [mark] : [currency])).includes(currency);

export type PlainNumber = { negative: boolean; digits: string; percent: boolean };

const WIDE = /[\uff01-\uff5e]/g;

/** Digits and signs in the wide forms of Chinese and Japanese keyboards as the usual ones. */
export const latinDigits = (text: string): string =>
  text.replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** A number without its sign, currency and blanks: "(1.234,50 €)" is negative 1.234,50; null where it is none. */
export function plainNumber(written: string): PlainNumber | null {
  const text = latinDigits(written);
  const mark = currencyMark(text.trim());
  const bare = (mark === null ? text : text.replace(mark, "")).replace(/[\s\u00a0\u202f'’]/g, "");
  const match = /^(\()?([-+−–])?(\d[\d.,]*|[.,]\d+)(%)?([-−–])?(\))?$/.exec(bare);
  if (!match) return null;
  const [, open, sign, digits = "", percent, behind, close] = match;
  if (!!open !== !!close) return null;
  const marks = [open, sign === "+" ? undefined : sign, behind].filter(Boolean).length;
  if (marks > 1) return null;
  return { negative: marks === 1, digits, percent: percent !== undefined };
}
