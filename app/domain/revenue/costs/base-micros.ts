import { minorDigits } from "#app/platform/money.ts";

import type { Rates } from "../ledger/rates.ts";

/**
 * Millionths of a currency in those of the vendor's, at the rate of a day. `Rates` converts minor units; millionths are
 * as many of both currencies, so that decimals are made equal first.
 */
export function baseMicros(
  micros: bigint,
  currency: string,
  day: string,
  rates: Rates,
): bigint | null {
  const { base } = rates.convert(micros, currency, day);
  if (base === null || currency === rates.base) return base;
  const digits = minorDigits(currency) - minorDigits(rates.base);
  return digits >= 0 ? base * 10n ** BigInt(digits) : base / 10n ** BigInt(-digits);
}
