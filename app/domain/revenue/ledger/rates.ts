import { divideRounded, minorDigits } from "#app/platform/money.ts";

/** What one of the base currency is worth in another on a day, as an exact decimal. */
export type DayRate = { currency: string; day: string; rate: string };

/** How many days a rate holds on after its own: over a weekend and holidays nobody makes one. */
export const RATE_HOLDS_DAYS = 7;
const DAY_MS = 86_400_000;
const SCALE = 12;

type Known = { day: string; rate: string; scaled: bigint };

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

const scaled = (rate: string): bigint => {
  const [whole = "0", part = ""] = rate.split(".");
  return BigInt(whole + part.padEnd(SCALE, "0").slice(0, SCALE));
};

/** The rates of a vendor's currency, by day. */
export class Rates {
  readonly #byCurrency = new Map<string, Known[]>();
  readonly #found = new Map<string, Known | null>();

  constructor(
    readonly base: string,
    rates: readonly DayRate[],
  ) {
    for (const { currency, day, rate } of rates) {
      const known = this.#byCurrency.get(currency) ?? [];
      known.push({ day, rate, scaled: scaled(rate) });
      this.#byCurrency.set(currency, known);
    }
    for (const known of this.#byCurrency.values()) known.sort((a, b) => (a.day < b.day ? 1 : -1));
  }

  /** The rate of the day, or the last one of the week before it. */
  #on(currency: string, day: string): Known | null {
    const key = currency + day;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const last = this.#byCurrency.get(currency)?.find((each) => each.day <= day);
    const found = last && daysBetween(last.day, day) <= RATE_HOLDS_DAYS ? last : null;
    this.#found.set(key, found);
    return found;
  }

  /** An amount in the base currency with the rate that was used; nulls where there is none. */
  convert(
    minor: bigint,
    currency: string,
    day: string,
  ): { base: bigint | null; rate: string | null } {
    if (currency === this.base) return { base: minor, rate: null };
    if (minor === 0n) return { base: 0n, rate: this.#on(currency, day)?.rate ?? null };
    const found = this.#on(currency, day);
    if (!found || found.scaled <= 0n) return { base: null, rate: null };
    const digits = minorDigits(this.base) - minorDigits(currency) + SCALE;
    const base = divideRounded(minor * 10n ** BigInt(digits), found.scaled);
    return { base, rate: found.rate };
  }
}
