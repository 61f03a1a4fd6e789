import { z } from "zod";

import { optionalDomain } from "#app/platform/form-fields.ts";

import { countries } from "./countries.ts";
import { partnerCode, partnerName } from "./partner.schema.ts";

const byName = new Map(Object.entries(countries).map(([code, name]) => [name.toLowerCase(), code]));

const kinds = ["distributor", "reseller", "supplier"] as const;

/** A partner as the vendor's own systems write it: what is left out is not said. */
export const PartnerWords = z.object({
  code: partnerCode,
  name: partnerName.optional(),
  partnerKind: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(kinds, "Kind is distributor, reseller or supplier"))
    .optional(),
  tier: z.string().trim().max(100, "At most 100 characters").nullable().optional(),
  city: z.string().trim().max(100, "At most 100 characters").optional(),
  country: z
    .string()
    .trim()
    .transform((text) => byName.get(text.toLowerCase()) ?? text.toUpperCase())
    .pipe(z.enum(Object.keys(countries), "Use the two-letter country code, e.g. DE"))
    .optional(),
  domain: optionalDomain(),
  vat: z.string().trim().max(40, "At most 40 characters").nullable().optional(),
});
export type PartnerWords = z.output<typeof PartnerWords>;
