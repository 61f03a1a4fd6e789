/** What stands where there is nothing: an en dash, never an empty cell. */
export const NOTHING = "–";

const DEFAULT_LOCALE = "en-GB";
const DAY_MS = 86_400_000;

type Numeric = number | bigint | `${number}`;

const COMPACT: Record<string, string> = { K: "k", M: "m", B: "bn" };

const formats = new Map<string, Intl.NumberFormat>();

// Making an Intl.NumberFormat costs far more than using it, and a table uses the same one a thousand times.
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const { style, currency, signDisplay, notation } = options;
  const { minimumFractionDigits: least, maximumFractionDigits: most } = options;
  const key = `${locale} ${style} ${currency} ${signDisplay} ${notation} ${least} ${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** The locale's own writing, but with a true minus sign, and no space that a browser may write otherwise. */
function write(locale: string, options: Intl.NumberFormatOptions, value: Numeric): string {
  const format = numberFormat(locale, options);
  const negative = typeof value === "string" ? value.startsWith("-") : value < 0;
  // Neither sign nor letter to look for: what most cells of a list hold.
  if (!negative && !options.notation) return format.format(value).replace(/\u202f/g, "\u00a0");
  return format
    .formatToParts(value)
    .map(({ type, value: text }) => {
      if (type === "minusSign") return "−";
      // Servers and browsers disagree on "m" and "M", which would break hydration.
      return type === "compact" ? (COMPACT[text] ?? text) : text;
    })
    .join("")
    .replace(/\u202f/g, "\u00a0");
}

const digitsOf = new Map<string, number>();

function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const format = numberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** Minor units as an exact decimal, whatever their size: a number would lose cents past 2^53. */
export function decimalFrom(minor: bigint, digits: number): `${number}` {
  const sign = minor < 0n ? "-" : "";
  const figures = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = figures.slice(0, figures.length - digits);
  const fraction = digits > 0 ? `.${figures.slice(-digits)}` : "";
  return `${sign}${whole}${fraction}` as `${number}`;
}

type MoneyOptions = {
  /** Rounded to whole units: €61,240. */
  whole?: boolean;
  /** Rounded to what a headline needs: €16.19m. */
  short?: boolean;
  /** With a plus where it is more than nothing. */
  signed?: boolean;
};

function fractionOf(currency: string, { whole, short }: MoneyOptions): Intl.NumberFormatOptions {
  if (short) return { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 2 };
  const digits = whole ? 0 : minorDigits(currency);
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** Money with its symbol, from minor units: `formatMoney(4313800n, "EUR")` is €43,138.00. */
export function formatMoney(
  minor: bigint,
  currency: string,
  locale: string = DEFAULT_LOCALE,
  options: MoneyOptions = {},
): string {
  const signDisplay = options.signed ? "exceptZero" : "auto";
  return write(
    locale,
    {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      signDisplay,
      ...fractionOf(currency, options),
    },
    decimalFrom(minor, minorDigits(currency)),
  );
}

/** The same without the symbol, for a column whose head names the currency. */
export function formatAmount(
  minor: bigint,
  currency: string,
  locale: string = DEFAULT_LOCALE,
  options: MoneyOptions = {},
): string {
  const signDisplay = options.signed ? "exceptZero" : "auto";
  return write(
    locale,
    { signDisplay, ...fractionOf(currency, options) },
    decimalFrom(minor, minorDigits(currency)),
  );
}

export function formatUnits(
  units: number | bigint,
  locale: string = DEFAULT_LOCALE,
  { signed = false, digits = 0 }: { signed?: boolean; digits?: number } = {},
): string {
  const signDisplay = signed ? "exceptZero" : "auto";
  return write(locale, { signDisplay, maximumFractionDigits: digits }, units);
}

/** A share of one as per cent: 0.774 is 77.4%. */
export function formatPercent(
  share: number,
  locale: string = DEFAULT_LOCALE,
  { digits = 1, signed = false }: { digits?: number; signed?: boolean } = {},
): string {
  const signDisplay = signed ? "exceptZero" : "auto";
  return write(locale, { style: "percent", maximumFractionDigits: digits, signDisplay }, share);
}

/** A score between 0 and 1, always with two digits. */
export function formatScore(
  score: number,
  locale: string = DEFAULT_LOCALE,
  { signed = false }: { signed?: boolean } = {},
): string {
  const signDisplay = signed ? "always" : "auto";
  return write(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay }, score);
}

/** "12 Mar 2026", without the year when it is that of `today`. */
export function formatDay(day: Date, locale: string = DEFAULT_LOCALE, today?: Date): string {
  const year = today?.getUTCFullYear() === day.getUTCFullYear() ? undefined : day.getUTCFullYear();
  return dayInWords(day.getUTCDate(), day.getUTCMonth(), year, locale);
}

/** "9 to 15 Mar 2026", "9 Mar 2026": the first with no more of the date than tells it from the last. */
export function formatDays(first: Date, last: Date, today?: Date): string {
  if (first.getTime() === last.getTime()) return formatDay(last, undefined, today);
  const sameMonth =
    first.getUTCMonth() === last.getUTCMonth() && first.getUTCFullYear() === last.getUTCFullYear();
  const from = sameMonth ? first.getUTCDate() : formatDay(first, undefined, last);
  return `${from} to ${formatDay(last, undefined, today)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dayInWords(date: number, month: number, year: number | undefined, locale: string): string {
  // Servers and browsers disagree on "Sep" and "Sept", which would break hydration; English is written here.
  if (locale === "en" || (locale.startsWith("en-") && locale !== "en-US")) {
    return `${date} ${MONTHS[month]}${year === undefined ? "" : ` ${year}`}`;
  }
  if (locale === "en-US") return `${MONTHS[month]} ${date}${year === undefined ? "" : `, ${year}`}`;
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    ...(year !== undefined && { year: "numeric" }),
  }).format(new Date(Date.UTC(year ?? 2000, month, date)));
}

/** "9 Mar 2026, 16:00" as a clock in that time zone shows it. */
export function formatInstant(
  instant: Date,
  timeZone: string,
  locale: string = DEFAULT_LOCALE,
  today?: Date,
): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  const day = new Date(Date.UTC(+part("year"), +part("month") - 1, +part("day")));
  return `${formatDay(day, locale, today)}, ${part("hour")}:${part("minute")}`;
}

/** Whole days from `today` to `day`; both are days, that is midnight UTC. */
export function daysBetween(today: Date, day: Date): number {
  return Math.round((day.getTime() - today.getTime()) / DAY_MS);
}

/** "today", "tomorrow", "in 7 days", "3 days ago". */
export function formatRelativeDays(
  day: Date,
  today: Date,
  locale: string = DEFAULT_LOCALE,
): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(
    daysBetween(today, day),
    "day",
  );
}

const SIZES = ["bytes", "kB", "MB", "GB", "TB"];

export function formatBytes(bytes: number, locale: string = DEFAULT_LOCALE): string {
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < SIZES.length - 1) {
    size /= 1000;
    step += 1;
  }
  const unit = step === 0 && bytes === 1 ? "byte" : SIZES[step];
  return `${formatUnits(size, locale, { digits: step > 0 && size < 100 ? 1 : 0 })} ${unit}`;
}

/** The two letters of a face: "Ingrid Solheim" is IS. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
