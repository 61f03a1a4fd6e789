import { z } from "zod";

import { stampFields } from "../changed.ts";
import { salesStages } from "../register/register-deal.schema.ts";

const note = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters")
  .optional()
  .transform((text) => text || null);

const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(2000, "At most 2,000 characters");

export const lossReasons = ["price", "competitor", "no_budget", "no_decision", "other"] as const;
export type LossReason = (typeof lossReasons)[number];

/** What a partner does with a deal it has registered. */
export const TendDeal = z.discriminatedUnion(
  "intent",
  [
    z.object({ ...stampFields, intent: z.literal("withdraw"), note }),
    z.object({ ...stampFields, intent: z.literal("won"), note }),
    z
      .object({
        ...stampFields,
        intent: z.literal("lost"),
        reason: z.enum(lossReasons, "Choose a reason"),
        note,
      })
      .refine(({ reason, note: said }) => reason !== "other" || said !== null, {
        path: ["note"],
        message: "Write what it was",
      }),
    z.object({ ...stampFields, intent: z.literal("answer"), note: words("Write your answer") }),
    z.object({
      ...stampFields,
      intent: z.literal("update"),
      stage: z.enum(salesStages, "Choose a stage"),
      closeDay: z
        .string("Choose a day")
        .pipe(z.iso.date("Write a day such as 2026-05-22"))
        .refine((text) => text > "2000", "Write a day such as 2026-05-22")
        .transform((text) => new Date(text)),
      note,
    }),
    z.object({
      ...stampFields,
      intent: z.literal("extend"),
      note: words("Write why more time is needed"),
    }),
    z.object({ ...stampFields, intent: z.literal("take-back"), requestId: z.uuid() }),
  ],
  "Choose what to do",
);
export type TendDeal = z.infer<typeof TendDeal>;
