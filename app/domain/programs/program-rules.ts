import { z } from "zod";

const days = (otherwise: number) => z.number().int().min(1).max(3650).default(otherwise);

/** What a programme promises and asks for. What a version leaves out is the usual. */
export const ProgramRules = z.object({
  protectionDays: days(90),
  extensionDays: days(60),
  /** An extension is asked for at least this many days before the end. */
  extensionNoticeDays: days(7),
  decisionBusinessDays: days(3),
  /** Days before the end of a protection on which its holder is reminded. */
  reminderDays: z.array(z.number().int().min(0)).default([30, 14, 7, 1]),
  /** A protected deal wants an update this often. */
  activityDays: days(30),
  /** The smallest deal worth registering, in minor units of `currency`. */
  minimumMinor: z
    .union([z.number().int(), z.string().regex(/^\d+$/)])
    .default(0)
    .transform(BigInt),
  currency: z.string().length(3).default("EUR"),
});
export type ProgramRules = z.infer<typeof ProgramRules>;

/** Rules as they are kept: JSON knows no bigint. */
export const rulesToJson = ({ minimumMinor, ...rules }: ProgramRules) => ({
  ...rules,
  minimumMinor: minimumMinor.toString(),
});
