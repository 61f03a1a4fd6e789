import { z } from "zod";

import { day, edition, required } from "#app/platform/form-fields.ts";

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

export const EditVendor = z.object({
  name: required("Write the company’s name"),
  shortName: required("Write a short name", 30),
  currency: required("Write a currency", 3)
    .transform((text) => text.toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{3}$/, "Three letters such as EUR")),
  timeZone: required("Write a time zone", 60).refine(isZone, "A zone such as Europe/Oslo"),
  fiscalMonth: z.coerce.number("Choose a month").int().min(1).max(12),
  businessDays: z
    .union([z.string(), z.array(z.string())], "Choose at least one day")
    .transform((given) => [...new Set([given].flat().map(Number))].sort())
    .pipe(z.array(z.number().int().min(1).max(7)).min(1, "Choose at least one day")),
  takesApplications: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
  edition: edition(),
});
export type EditVendor = z.output<typeof EditVendor>;

export const AddHoliday = z.object({ day: day(), name: required("Write its name", 80) });
export const RemoveHoliday = z.object({ day: day() });
