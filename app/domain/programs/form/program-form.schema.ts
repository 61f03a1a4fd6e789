import { z } from "zod";

import { day, edition, optional, required } from "#app/platform/form-fields.ts";

import type { ProgramRules } from "../program-rules.ts";
import { conditionFields, countryCodes, ticked } from "./condition-fields.schema.ts";

const whole = (least: number, most: number) =>
  z
    .string("Write a number")
    .trim()
    .regex(/^\d{1,4}$/, "A whole number")
    .transform(Number)
    .pipe(z.number().min(least, `From ${least} to ${most}`).max(most, `From ${least} to ${most}`));
const percent = () => whole(0, 100);
const days = () => whole(1, 3650);

const reminderDays = z
  .string()
  .optional()
  .transform((text) => (text ?? "").split(/[,;\s]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^\d{1,3}$/, "Days such as 30, 14, 7, 1")).max(10, "At most 10"))
  .transform((list) => [...new Set(list.map(Number))].sort((a, b) => b - a));

const partNumbers = z
  .string()
  .max(5000, "At most 5,000 characters")
  .optional()
  .transform((text) => [...new Set((text ?? "").split(/[,;\s]+/).filter(Boolean))]);

/** Every rule of a programme, as its form asks it. */
export const ProgramForm = z.object({
  ...conditionFields,
  edition: edition(),
  protectionDays: days(),
  longestProtectionDays: z
    .string()
    .trim()
    .transform((text) => text || undefined)
    .pipe(days().optional())
    .optional()
    .transform((most) => most ?? null),
  extensionDays: days(),
  extensionNoticeDays: days(),
  decisionBusinessDays: days(),
  escalationHours: whole(0, 2400),
  reminderDays,
  activityDays: days(),
  stageOdds: z.object({
    prospect: percent(),
    qualified: percent(),
    proposal: percent(),
    negotiation: percent(),
    committed: percent(),
  }),
  wholeFamily: z
    .string()
    .optional()
    .transform((box) => box !== undefined),
  excludedFamilyIds: ticked(),
  excludedParts: partNumbers,
  excludedCountries: countryCodes(),
});
export type ProgramForm = z.output<typeof ProgramForm>;

/** The rules that the form asks for. */
export type FormRules = Omit<ProgramRules, "minimumMinor" | "currency">;

/** The form's answers as rules; parts go by their number on it. */
export function rulesOf(
  { edition: _, excludedParts: __, ...form }: ProgramForm,
  excludedProductIds: string[],
): FormRules {
  const { partnerKinds, tierIds, partnerCountries, customerCountries, familyIds, sizes, ...rest } =
    form;
  const takes = { partnerKinds, tierIds, partnerCountries, customerCountries, familyIds, sizes };
  return { ...rest, takes, excludedProductIds };
}

export const AddProgram = z.object({
  name: required("Write a name", 60),
  like: z.uuid("Choose a programme").optional(),
});

export const PublishProgram = z.object({
  /** Empty is now. */
  from: z
    .string()
    .transform((text) => text || undefined)
    .pipe(day().optional())
    .optional(),
  note: optional(500),
  edition: edition(),
});
export type PublishProgram = z.output<typeof PublishProgram>;
