import { z } from "zod";

import { readMicros } from "#app/platform/tables/cell.ts";

const DEAREST = 10n ** 15n;
const DAY = "Write a day such as 2026-05-22";

/** What one unit of a product costs from a day on, as a file or somebody writes it. */
export const StandardCostWords = z
  .object({
    cost: z.string("Write the cost").trim().min(1, "Write the cost"),
    currency: z
      .string("Write a currency")
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "Three letters such as EUR"),
    validFrom: z
      .string("Choose a day")
      .pipe(z.iso.date(DAY))
      .refine((text) => text > "1999" && text < "2200", DAY),
  })
  .transform(({ cost, currency, validFrom }, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", path: ["cost"], message });
      return z.NEVER;
    };
    const read = readMicros(cost, "Cost");
    if (!read.ok) return refuse(read.what);
    if (read.value < 0n) return refuse("Cost is negative");
    if (read.value > DEAREST) return refuse("Cost is too large");
    return { validFrom, said: costInWords(read.value, currency) };
  });

/** "61.2 EUR": without zeros at its end, so that one cost is written in one way. */
export function costInWords(micros: bigint, currency: string): string {
  const figures = micros.toString().padStart(7, "0");
  const decimals = figures.slice(-6).replace(/0+$/, "");
  return `${figures.slice(0, -6)}${decimals && `.${decimals}`} ${currency}`;
}

/** Back to millionths. */
export function costFromWords(text: string): { micros: bigint; currency: string } {
  const [number = "0", currency = ""] = text.split(" ");
  const [whole = "0", decimals = ""] = number.split(".");
  return { micros: BigInt(whole + decimals.padEnd(6, "0")), currency };
}
