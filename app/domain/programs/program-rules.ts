import { z } from "zod";

import type { Prisma } from "#app/platform/db/generated/client.ts";

import { Conditions, Ids, Minor } from "./conditions.ts";

const days = (otherwise: number) => z.number().int().min(1).max(3650).default(otherwise);

const percent = (otherwise: number) => z.number().int().min(0).max(100).default(otherwise);

/** What a programme promises and asks for. What a version leaves out is the usual. */
export const ProgramRules = z.object({
  protectionDays: days(90),
  /** How long an approval may protect when its approver says another end; the usual time when there is none. */
  longestProtectionDays: z.number().int().min(1).max(3650).nullable().default(null),
  extensionDays: days(60),
  /** An extension is asked for at least this many days before the end. */
  extensionNoticeDays: days(7),
  decisionBusinessDays: days(3),
  /** A decision that is this late, in hours of business days, goes to the administrators as well. */
  escalationHours: z.number().int().min(0).max(2400).default(24),
  /** Days before the end of a protection on which its holder is reminded. */
  reminderDays: z.array(z.number().int().min(0)).default([30, 14, 7, 1]),
  /** A protected deal wants an update this often. */
  activityDays: days(30),
  /** A protection also holds at the customer's parent and its other subsidiaries. */
  wholeFamily: z.boolean().default(false),
  /** The smallest deal worth registering, in minor units of `currency`. */
  minimumMinor: Minor.default(0n),
  currency: z.string().length(3).default("EUR"),
  /** The deals it takes. */
  takes: Conditions.prefault({}),
  excludedFamilyIds: Ids,
  excludedProductIds: Ids,
  /** How likely a deal of each sales stage is won, in percent: what a pipeline is weighted by. */
  stageOdds: z
    .object({
      prospect: percent(10),
      qualified: percent(25),
      proposal: percent(50),
      negotiation: percent(75),
      committed: percent(90),
    })
    .prefault({}),
  excludedCountries: z.array(z.string().length(2)).default([]),
});
export type ProgramRules = z.output<typeof ProgramRules>;

/** Rules as they are kept: JSON knows no bigint. */
export const rulesToJson = (rules: ProgramRules) => toJson(rules);

/** Whatever holds amounts, as JSON keeps it. */
export const toJson = (value: object): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "bigint" ? `${each}` : each)));

/** The amounts between which it takes deals, the old single minimum among them. */
export function sizesOf({ takes, minimumMinor, currency }: ProgramRules): Conditions["sizes"] {
  if (minimumMinor === 0n) return takes.sizes;
  const size = takes.sizes[currency] ?? { fromMinor: null, belowMinor: null };
  return { ...takes.sizes, [currency]: { ...size, fromMinor: size.fromMinor ?? minimumMinor } };
}
