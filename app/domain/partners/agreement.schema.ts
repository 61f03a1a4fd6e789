import { z } from "zod";

import { day, optional, optionalDay, optionalId, required } from "#app/platform/form-fields.ts";

import { agreementKinds } from "./agreement.ts";

/** An agreement as it was signed; with `replacesId` it renews another. */
export const SignAgreement = z
  .object({
    kind: z.enum(agreementKinds, "Choose a kind"),
    version: required("Write the version that was signed", 60),
    reference: optional(200),
    signedOn: day("Choose the day of the signature"),
    validUntil: optionalDay(),
    replacesId: optionalId(),
  })
  .refine(({ signedOn, validUntil }) => !validUntil || validUntil >= signedOn, {
    path: ["validUntil"],
    message: "It ends before it was signed",
  });
export type SignAgreement = z.output<typeof SignAgreement>;

export const EndAgreement = z.object({
  agreementId: z.uuid("Choose an agreement"),
  note: optional(1000),
});
