import { z } from "zod";

import { optionalDay, optionalId } from "#app/platform/form-fields.ts";

import { stampFields } from "../changed.ts";
import { dealFields } from "../deal-fields.ts";

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

/** Why an approval is taken back. */
export const revocationReasons = [
  "ineligible",
  "incomplete",
  "direct_engaged",
  "customer_choice",
  "tender_published",
  "other",
] as const;
export type RevocationReason = (typeof revocationReasons)[number];

const stepNo = z.coerce.number().int().min(1).max(100).optional();

/** What is given where it is not what was asked for; the boxes count only where they were shown. */
const approval = {
  ...stampFields,
  stepNo,
  note: anyWords,
  chosen: z.literal("families").optional(),
  families: z.array(z.uuid("Choose families of the list")).max(200).default([]),
  lastDay: optionalDay(),
};

/** The vendor's answers to a registration. */
export const DecideDeal = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("review"), ...stampFields }),
    z.object({ intent: z.literal("approve"), ...approval }),
    z.object({ intent: z.literal("approve-free"), ...approval }),
    z.object({
      intent: z.literal("ask"),
      ...stampFields,
      fields: z.array(z.enum(dealFields, "Choose fields of the list")).max(50).default([]),
      note: words("Write what you need to know"),
    }),
    z.object({
      intent: z.literal("reject"),
      ...stampFields,
      stepNo,
      reason: z.enum(rejectionReasons, "Choose a reason"),
      note: words("Write why, in words the partner will read"),
    }),
    z.object({
      intent: z.literal("revoke"),
      ...stampFields,
      reason: z.enum(revocationReasons, "Choose a reason"),
      note: words("Write why, in words the partner will read"),
    }),
    z.object({ intent: z.literal("assign"), reviewerId: optionalId() }),
  ],
  "Choose an answer",
);
export type DecideDeal = z.infer<typeof DecideDeal>;

/** As many as one hands over at once. */
const MOST_ASSIGNED = 200;

/** Several registrations for one colleague. */
export const AssignDeals = z.object({
  selected: z
    .array(z.uuid("Choose registrations of the list"))
    .min(1, "Tick some first")
    .max(MOST_ASSIGNED),
  reviewerId: optionalId(),
});
