import { z } from "zod";

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .transform((text) => text || undefined)
    .optional();

/** An end customer as somebody writes it: one schema for forms, files and the API. */
export const PartyWords = z.object({
  name: z.string("Write the customer's name").trim().min(1, "Write the customer's name").max(200),
  domain: words(253),
  duns: words(20),
  vat: words(30),
  street: words(200),
  postcode: words(20),
  city: words(100),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .transform((code) => code || undefined)
    .pipe(
      z
        .string()
        .regex(/^[A-Z]{2}$/, "Use the two-letter country code, e.g. DE")
        .optional(),
    )
    .optional(),
});
export type PartyWords = z.infer<typeof PartyWords>;

/** What else may be known of a company: its own switchboard (a person's number is a contact's) and its LEI. */
export const CompanyWords = PartyWords.extend({ phone: words(40), lei: words(30) });
export type CompanyWords = z.infer<typeof CompanyWords>;
