import { z } from "zod";

const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(4000, "At most 4,000 characters");

const day = z
  .string("Choose a day")
  .pipe(z.iso.date("Write a day such as 2026-05-22"))
  .refine((text) => text > "2000", "Write a day such as 2026-05-22")
  .transform((text) => new Date(text));

/** What the vendor does with a dispute between this deal and another. */
export const TendDispute = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("open"),
      otherId: z.uuid("Choose the other deal"),
      reason: words("Write why"),
      dueDay: day,
      askThis: words("Write what you ask for"),
      askOther: words("Write what you ask for"),
    }),
    z.object({
      intent: z.literal("find"),
      sideId: z.uuid(),
      day,
      statement: words("Write what was found"),
    }),
    z.object({
      intent: z.literal("decide"),
      disputeId: z.uuid(),
      outcome: z.enum(["first", "second", "shared"], "Choose the outcome"),
      reasons: words("Write the reasons"),
      toldFirst: words("Write what this partner reads"),
      toldSecond: words("Write what this partner reads"),
    }),
  ],
  "Choose what to do",
);
export type TendDispute = z.infer<typeof TendDispute>;

/** Proof that a partner hands in, beside the file that may come with it. */
export const HandInProof = z.object({
  sideId: z.uuid(),
  day,
  statement: words("Write what it shows"),
});
