import { z } from "zod";

import {
  day,
  edition,
  email,
  optional,
  optionalDay,
  optionalDomain,
  optionalId,
  required,
} from "#app/platform/form-fields.ts";

import { agreementKinds } from "./agreement.ts";
import { countries } from "./countries.ts";

/** "GB, Ireland; nordics" as a list: countries by their code, regions by their name. */
const territories = z
  .string()
  .max(2000, "At most 2,000 characters")
  .optional()
  .transform((text) => [
    ...new Set(
      (text ?? "")
        .split(/[,;\n]/)
        .map((part) => part.trim().slice(0, 60))
        .filter(Boolean)
        .map((part) => (part.length === 2 ? part.toUpperCase() : part)),
    ),
  ]);

export const partnerName = required("Write the partner’s name");
export const partnerCode = required("Write a code", 40).regex(
  /^[\p{L}\p{N}._-]+$/u,
  "Letters, digits, points and hyphens",
);

const details = {
  name: partnerName,
  code: partnerCode,
  city: required("Write the city", 100),
  country: z.enum(Object.keys(countries), "Choose a country"),
  domain: optionalDomain(),
  taxId: optional(40),
  tierId: optionalId(),
  managerId: optionalId(),
  territories,
};

/** What the vendor may change of a partner. */
export const EditPartner = z.object({ ...details, edition: edition() });
export type EditPartner = z.output<typeof EditPartner>;

/** Everything that makes a company a partner: its terms, what it signed, and who administers it first. */
export const RegisterPartner = z.object({
  ...details,
  kind: z.enum(["distributor", "reseller", "supplier"], "Choose a kind"),
  agreementKind: z.enum(agreementKinds, "Choose a kind"),
  agreementVersion: required("Write the version that was signed", 60),
  agreementReference: optional(200),
  signedOn: day("Choose the day of the signature"),
  validUntil: optionalDay(),
  adminName: required("Write the name"),
  adminEmail: email(),
  adminTitle: optional(100),
});
export type RegisterPartner = z.output<typeof RegisterPartner>;

export const ChangeStatus = z.object({
  status: z.enum(["active", "suspended", "ended"], "Choose what to do"),
  note: optional(1000),
});
