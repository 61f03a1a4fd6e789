import { decimalOf, minorDigits } from "#app/platform/money.ts";

/** A list price as the catalogue has it. */
export type ListPrice = { productId: string; listMinor: bigint; validFrom: Date };

type Band = { from: string; low: bigint; high: bigint; listMinor: bigint };
export type OffList = { side: "below" | "above"; listMinor: bigint };

/**
 * How far prices may lie from the list. What a customer paid differs from it by rights, so only a multiple or a fraction
 * is told: a price per box, of another currency, of the whole line, or with its point in the wrong place.
 */
export class PriceGuide {
  private readonly bands = new Map<string, Band[]>();

  constructor(
    prices: readonly ListPrice[],
    private readonly currency: string,
    /** In per cent of the list price; null where prices are not compared. */
    readonly tolerance: number | null,
    /** Whether a line priced further from it is refused. */
    readonly refuses: boolean,
  ) {
    if (tolerance === null) return;
    const micros = 10n ** BigInt(6 - minorDigits(currency));
    const sorted = [...prices].sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
    for (const { productId, listMinor, validFrom } of sorted) {
      if (listMinor <= 0n) continue;
      const percent = listMinor * micros;
      const low = (percent * BigInt(Math.max(0, 100 - tolerance))) / 100n;
      const high = (percent * BigInt(100 + tolerance)) / 100n;
      const band = { from: validFrom.toISOString().slice(0, 10), low, high, listMinor };
      const bands = this.bands.get(productId);
      if (bands) bands.push(band);
      else this.bands.set(productId, [band]);
    }
  }

  /**
   * Whether a price on a day (2026-07-31) is too far from the list price of that day. What is given away is no mistake,
   * and a special price is below the list by agreement: of a line that refers to one, only a price above it is told.
   */
  off(productId: string, day: string, unitMicros: bigint, special: boolean): OffList | null {
    const bands = this.bands.get(productId);
    if (!bands || unitMicros === 0n) return null;
    for (let at = bands.length - 1; at >= 0; at -= 1) {
      const band = bands[at];
      if (!band || band.from > day) continue;
      if (unitMicros > band.high) return { side: "above", listMinor: band.listMinor };
      if (unitMicros < band.low && !special) return { side: "below", listMinor: band.listMinor };
      return null;
    }
    return null;
  }

  /** What is off, without its value, and the price that stands in the list. */
  inWords({ side, listMinor }: OffList, day: string): { what: string; hint: string } {
    return {
      what: `Unit price is more than ${this.tolerance} % ${side} the list price`,
      hint: `The list says ${decimalOf(listMinor, this.currency)} ${this.currency} on ${day}`,
    };
  }
}
