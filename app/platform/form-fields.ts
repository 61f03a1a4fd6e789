import { z } from "zod";

/** A text that must be there. */
export const required = (missing: string, max = 200) =>
  z.string(missing).trim().min(1, missing).max(max, `At most ${max} characters`);

/** A text that may be left out; nothing typed is null. */
export const optional = (max = 200) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters`)
    .optional()
    .transform((text) => text || null);

const DAY = "Write a day such as 2026-05-22";
const sensible = (text: string) => text > "1990" && text < "2200";

/** A calendar day in its own words, of years that PostgreSQL and every calendar of ours know. */
export const dayInWords = () => z.iso.date(DAY).refine(sensible, DAY);

/** A calendar day as a date field sends it, as a day: midnight UTC. */
export const day = (missing = "Choose a day") =>
  z
    .string(missing)
    .pipe(z.iso.date(DAY))
    .refine(sensible, DAY)
    .transform((text) => new Date(text));

export const optionalDay = () =>
  z
    .string()
    .trim()
    .transform((text) => text || undefined)
    .pipe(z.iso.date(DAY).refine(sensible, DAY).optional())
    .optional()
    .transform((text) => (text ? new Date(text) : null));

/** The id of a choice; the empty choice is null. */
export const optionalId = () =>
  z
    .string()
    .transform((text) => text || undefined)
    .pipe(z.uuid("Choose one of the list").optional())
    .optional()
    .transform((id) => id ?? null);

export const email = () =>
  z
    .string("Write an e-mail address")
    .trim()
    .toLowerCase()
    .max(200, "At most 200 characters")
    .pipe(z.email("Write an address such as name@company.com"));

const DOMAIN = /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;

/** "https://www.acme.com/about" is what people paste; the domain in it is what is meant. */
export const optionalDomain = () =>
  z
    .string()
    .transform(
      (text) =>
        text
          .trim()
          .toLowerCase()
          .replace(/^[a-z]+:\/\//, "")
          .replace(/^www\d?\./, "")
          .replace(/[/?#:].*$/, "") || undefined,
    )
    .refine((text) => text === undefined || DOMAIN.test(text), "Write a domain such as acme.com")
    .optional()
    .transform((text) => text ?? null);

/** Which edition of a record the form was filled from. */
export const edition = () => z.string("Open the form anew").max(64, "Open the form anew");

export const isoDay = (at: Date) => at.toISOString().slice(0, 10);
