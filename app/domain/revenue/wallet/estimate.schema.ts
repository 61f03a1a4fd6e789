import { z } from "zod";

import { required } from "#app/platform/form-fields.ts";
import { minorDigits } from "#app/platform/money.ts";
import { readMicros } from "#app/platform/tables/cell.ts";

const LARGEST = 10n ** 15n;

/** An estimate of a customer's spend as somebody types it in. */
export const EstimateSpend = z
  .object({
    year: z.coerce
      .number("Write a year")
      .int("Write a year such as 2026")
      .min(2000, "Write a year such as 2026")
      .max(2200, "Write a year such as 2026"),
    amount: z.string("Write the amount").trim().min(1, "Write the amount"),
    currency: z
      .string("Write a currency")
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "Three letters such as EUR"),
    source: required("Say where it comes from", 300),
  })
  .transform(({ amount, ...rest }, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", path: ["amount"], message });
      return z.NEVER;
    };
    const read = readMicros(amount, "Amount");
    if (!read.ok) return refuse(read.what);
    const perMinor = 1_000_000n / 10n ** BigInt(minorDigits(rest.currency));
    if (read.value % perMinor !== 0n) return refuse("Amount has too many decimals");
    const amountMinor = read.value / perMinor;
    if (amountMinor <= 0n) return refuse("Amount is not above zero");
    if (amountMinor > LARGEST) return refuse("Amount is too large");
    return { ...rest, amountMinor };
  });
export type EstimateSpend = z.output<typeof EstimateSpend>;
