const digits = new Map<string, number>();

/** Minor units per major unit, as a power of ten: 2 for euro, 0 for yen (ISO 4217). */
export function minorDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  // Making a format costs far more than a multiplication, and a file asks for every row.
  digits.set(currency, found);
  return found;
}

/** Minor units as an exact decimal, for files: 123450 cents are "1234.50". */
export function decimalOf(minor: bigint, currency: string): string {
  const decimals = minorDigits(currency);
  const figures = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, "0");
  const whole = figures.slice(0, figures.length - decimals);
  return `${minor < 0n ? "-" : ""}${whole}${decimals > 0 ? `.${figures.slice(-decimals)}` : ""}`;
}

/** Divides and rounds half away from zero, in whole numbers all the way. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}

const MICROS = 1_000_000n;

/** Quantity times a unit price in millionths of the major unit, in minor units. */
export function amountOf(quantity: number, unitMicros: bigint, currency: string): bigint {
  const perMinor = MICROS / 10n ** BigInt(minorDigits(currency));
  return divideRounded(BigInt(quantity) * unitMicros, perMinor);
}

/** A list price less a discount in hundredths of a percent, in minor units. */
export const lessDiscount = (listMinor: bigint, discountBp: number): bigint =>
  divideRounded(listMinor * BigInt(10_000 - discountBp), 10_000n);
