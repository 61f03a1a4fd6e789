import { z } from "zod";

import { edition, required } from "#app/platform/form-fields.ts";

const name = required("Write a name", 60);
/** "12.5" percent as hundredths of a percent. */
const discountBp = z
  .string("Write the discount in percent")
  .trim()
  .regex(/^\d{1,2}([.,]\d{1,2})?$/, "A percentage such as 12.5, below 100")
  .transform((text) => Math.round(Number(text.replace(",", ".")) * 100));
const tierId = z.uuid("Choose a tier");

/** What an administrator does with the tiers. */
export const ChangeTiers = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("add"), name, discountBp }),
    z.object({ intent: z.literal("edit"), tierId, name, discountBp, edition: edition() }),
    z.object({ intent: z.literal("up"), tierId }),
    z.object({ intent: z.literal("down"), tierId }),
    z.object({ intent: z.literal("remove"), tierId }),
  ],
  "Choose what to do",
);
export type ChangeTiers = z.output<typeof ChangeTiers>;
