import { z } from "zod";

const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(2000, "At most 2,000 characters");
const anyWords = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters")
  .optional()
  .transform((text) => text || null);

export const rejectionReasons = [
  "duplicate",
  "existing_customer",
  "direct_engaged",
  "tender_published",
  "ineligible",
  "incomplete",
  "customer_choice",
  "other",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** The vendor's answers to a registration. */
export const DecideDeal = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("review") }),
    z.object({ intent: z.literal("approve"), note: anyWords }),
    z.object({ intent: z.literal("approve-free"), note: anyWords }),
    z.object({ intent: z.literal("ask"), note: words("Write what you need to know") }),
    z.object({
      intent: z.literal("reject"),
      reason: z.enum(rejectionReasons, "Choose a reason"),
      note: words("Write why, in words the partner will read"),
    }),
  ],
  "Choose an answer",
);
export type DecideDeal = z.infer<typeof DecideDeal>;
