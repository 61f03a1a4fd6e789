import { z } from "zod";

import { dayInWords } from "#app/platform/form-fields.ts";
import { minorDigits } from "#app/platform/money.ts";
import { readMicros } from "#app/platform/tables/cell.ts";

import { costKindOf } from "./channel-cost.ts";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .transform((said) => said || undefined)
    .optional();

const day = (missing: string) => z.string(missing).trim().min(1, missing).pipe(dayInWords());

/** In minor units. What thousands of them come to still fits 64 bits. */
const LARGEST = 10n ** 14n;

/** A cost as a file, a program or somebody writes it. */
export const CostWords = z
  .object({
    costKind: z
      .string("Choose a kind")
      .trim()
      .transform((said, context) => {
        const kind = costKindOf(said);
        if (kind) return kind;
        const message = "Kind is special pricing, rebate, fund or other";
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      }),
    partner: z.string("Choose a partner").trim().min(1, "Choose a partner").max(200),
    document: z
      .string("Write the document")
      .trim()
      .min(1, "Write the document")
      .max(100, "At most 100 characters"),
    lineNo: text(40),
    from: day("Write the first day"),
    to: text(10),
    amount: z.string("Write the amount").trim().min(1, "Write the amount"),
    currency: z
      .string("Write a currency")
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "Three letters such as EUR"),
    customer: text(200),
    domain: text(253),
    country: text(2),
    deal: text(60),
    authorisation: text(100),
    part: text(60),
    family: text(100),
    note: text(300),
  })
  .transform(({ amount, to, ...words }, context) => {
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
      return z.NEVER;
    };
    const micros = readMicros(amount, "Amount");
    if (!micros.ok) return refuse("amount", micros.what);
    const perMinor = 1_000_000n / 10n ** BigInt(minorDigits(words.currency));
    if (micros.value % perMinor !== 0n) return refuse("amount", "Amount has too many decimals");
    const amountMinor = micros.value / perMinor;
    if (amountMinor === 0n) return refuse("amount", "Amount is zero");
    if (amountMinor > LARGEST || amountMinor < -LARGEST)
      return refuse("amount", "Amount is too large");
    const last = to ?? words.from;
    if (!dayInWords().safeParse(last).success)
      return refuse("to", "Write a day such as 2026-05-22");
    if (last < words.from) return refuse("to", "The last day is before the first");
    if (words.part && words.family) return refuse("family", "Name a product or a family, not both");
    return { ...words, to: last, amountMinor };
  });
export type CostWords = z.output<typeof CostWords>;
