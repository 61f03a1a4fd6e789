import { z } from "zod";

import { Email, PersonName } from "./invite.schema.ts";

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const words = (option: string) =>
  z
    .string(`${option} is missing`)
    .trim()
    .min(1, `${option} is missing`)
    .max(100, `${option} is too long`);

/** What `npm run create-administrator` is told. */
export const FirstAdministrator = z.object({
  vendor: words("--vendor"),
  short: words("--short").optional(),
  currency: z
    .string()
    .trim()
    .regex(/^[A-Z]{3}$/, "--currency must be three letters such as EUR")
    .default("EUR"),
  timeZone: z
    .string()
    .refine(isZone, "--time-zone must be one such as Europe/Oslo")
    .default("Etc/UTC"),
  name: z.string("--name is missing").pipe(PersonName),
  email: z.string("--email is missing").pipe(Email),
  title: z.string().trim().max(100).default(""),
  password: z.string().optional(),
  /** The vendor of that name, where there is one. */
  vendorId: z.number().int().positive().optional(),
});
export type FirstAdministrator = z.infer<typeof FirstAdministrator>;
