import { z } from "zod";

import { salesStages } from "../register/register-deal.schema.ts";

const note = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters")
  .optional()
  .transform((text) => text || null);

/** What a partner does with a deal it has registered. */
export const TendDeal = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("withdraw"), note }),
    z.object({ intent: z.literal("won"), note }),
    z.object({ intent: z.literal("lost"), note }),
    z.object({
      intent: z.literal("answer"),
      note: z
        .string("Write your answer")
        .trim()
        .min(1, "Write your answer")
        .max(2000, "At most 2,000 characters"),
    }),
    z.object({
      intent: z.literal("update"),
      stage: z.enum(salesStages, "Choose a stage"),
      closeDay: z
        .string("Choose a day")
        .pipe(z.iso.date("Write a day such as 2026-05-22"))
        .refine((text) => text > "2000", "Write a day such as 2026-05-22")
        .transform((text) => new Date(text)),
      note,
    }),
  ],
  "Choose what to do",
);
export type TendDeal = z.infer<typeof TendDeal>;
