import { minorDigits } from "#app/platform/money.ts";

/** 70000 minor units of euro as "700.00": a number in JSON would be read as binary and lose cents. */
export function decimal(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const rest = digits > 0 ? `.${text.slice(-digits)}` : "";
  return `${minor < 0n ? "-" : ""}${whole}${rest}`;
}
