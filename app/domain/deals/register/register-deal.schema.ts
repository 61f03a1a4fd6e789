import { z } from "zod";

import { countries } from "#app/domain/partners/countries.ts";
import { plainText } from "#app/platform/plain-text.ts";

/** What cannot be seen, or turns the writing round, is no part of a word. */
const text = (missing?: string) => z.string(missing).overwrite(plainText).trim();

const optional = (max: number) =>
  text()
    .max(max, `At most ${max} characters`)
    .transform((text) => text || undefined)
    .optional();

const required = (missing: string, max: number) =>
  text(missing).min(1, missing).max(max, `At most ${max} characters`);

const DOMAIN =
  /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(\p{L}{2,}|xn--[a-z\d-]{2,59})$/u;

/** "https://www.acme.com/about" is what people paste; the domain in it is what is meant. */
const bareDomain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\d?\./, "")
    .replace(/[/?#:].*$/, "");

/** A calendar day as a date field sends it, as a day: midnight UTC. */
const Day = (missing: string) =>
  z
    .string(missing)
    .pipe(z.iso.date("Write a day such as 2026-05-22"))
    .transform((text) => new Date(text));

const inTenYears = (day: Date) =>
  new Date(Date.UTC(day.getUTCFullYear() + 10, day.getUTCMonth(), day.getUTCDate() + 1));

const line = {
  productId: z.uuid("Choose a part"),
  quantity: z
    .string("How many")
    .trim()
    .regex(/^[1-9]\d{0,6}$/, "A whole number from 1")
    .transform(Number),
};
export const RegisteredLine = z.object(line, "Choose a part");

export const salesStages = [
  "prospect",
  "qualified",
  "proposal",
  "negotiation",
  "committed",
] as const;

/** What a partner hands in to register a deal, as the form sends it. `today` is the vendor's. */
export const registerDealSchema = (today: Date) =>
  z.object({
    /** Made when the form was: the same form sent twice is the same deal. */
    dealId: z.uuid("Open the form anew"),
    domain: z
      .string()
      .transform((text) => bareDomain(text) || undefined)
      .refine(
        (domain) => domain === undefined || DOMAIN.test(domain),
        "Write a domain such as acme.com",
      )
      .optional(),
    name: required("Write the customer’s name", 200),
    street: optional(200),
    postcode: optional(20),
    city: required("Write the city", 100),
    country: z.enum(Object.keys(countries), "Choose a country"),
    duns: z
      .string()
      .transform((text) => text.replace(/[\s-]/g, "") || undefined)
      .refine((duns) => duns === undefined || /^\d{9}$/.test(duns), "A DUNS number has nine digits")
      .optional(),
    vat: optional(30),
    contactName: required("Write whom you talk to there", 200),
    contactEmail: z
      .string()
      .trim()
      .transform((address) => address || undefined)
      .pipe(
        z
          .email("Write an address such as name@company.com")
          .max(254, "At most 254 characters")
          .optional(),
      )
      .optional(),
    contactPhone: optional(40),
    currency: z.string("Choose a currency").regex(/^[A-Z]{3}$/, "Choose a currency"),
    lines: z
      .array(RegisteredLine, "Add at least one part")
      .min(1, "Add at least one part")
      .max(50, "At most 50 lines; register the rest as another deal"),
    stage: z.enum(salesStages, "Choose a stage"),
    closeDay: Day("Choose a day")
      .refine((day) => day >= today, "Choose today or a later day")
      .refine((day) => day < inTenYears(today), "Choose a day within ten years"),
    reference: optional(60),
    workDone: required("Write what you have done so far", 4000),
  });
/** As it is typed. */
export type RegisterDealForm = z.input<ReturnType<typeof registerDealSchema>>;
export type RegisterDeal = z.output<ReturnType<typeof registerDealSchema>>;
