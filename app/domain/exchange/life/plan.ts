import { z } from "zod";

const Minor = z.union([z.bigint(), z.string().transform((text) => BigInt(text))]);

const Movement = z.object({ rows: z.number(), units: z.number(), amountMinor: Minor });
export type Movement = z.infer<typeof Movement>;

const Totals = z.object({
  sales: Movement,
  returns: Movement,
  /** First and last day that the lines are of. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type Totals = z.infer<typeof Totals>;

const PartUnits = z.object({ productId: z.string(), partNo: z.string(), units: z.number() });
export type PartUnits = z.infer<typeof PartUnits>;

/** So many rows with a warning are kept as such, and the rest counted: what all rows have is one mistake. */
export const WARNED_ROWS = 10_000;

const Text = z.string().nullable();

/** What happens to records: how many of what, and some of them with what stands there and what will. */
const RecordPlan = z.object({
  said: z.array(z.string()),
  shown: z.array(
    z.object({
      title: z.string(),
      fresh: z.boolean(),
      changes: z.array(z.object({ name: z.string(), before: Text, after: Text })),
    }),
  ),
  more: z.number(),
  /** Of a forecast: what is in force now of the parts in the file. */
  stands: z
    .object({ units: z.number(), from: z.string().nullable(), to: z.string().nullable() })
    .optional(),
  /** Stands for all that it does, where the numbers of rows tell too little of that. */
  effect: z.string().optional(),
});
export type RecordPlan = z.infer<typeof RecordPlan>;

/** What applying a file does, worked out before it is done. Kept with the file as it was shown. */
export const Plan = z.object({
  fresh: z.number(),
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
  currency: z.string(),
  totals: Totals,
  /** The parts with most units. */
  parts: z.array(PartUnits),
  newParties: z.number(),
  /** Lines that a partner of another tier reported as well; the vendor's side alone sees it. */
  echoes: z.number(),
  /** The first of them, by their rows. */
  echoRows: z.array(z.number()).default([]),
  /** How it differs from the sender's last reports, in words. */
  unusual: z.array(z.string()),
  last: z
    .object({ id: z.string(), fileName: z.string(), totals: Totals, rows: z.number() })
    .nullable(),
  /** Of the last reports: least, middle and most. */
  usual: z
    .object({
      reports: z.number(),
      units: z.tuple([z.number(), z.number(), z.number()]),
      amountMinor: z.tuple([Minor, Minor, Minor]),
      rows: z.tuple([z.number(), z.number(), z.number()]),
    })
    .nullable(),
  /** Rows that tell of what is no sale to anybody. */
  leftOut: z.number().default(0),
  /** What is odd about rows that are taken; such a file waits to be looked at. */
  warnings: z
    .array(z.object({ column: z.string(), what: z.string(), rows: z.number() }))
    .default([]),
  /** What was made of the file that it does not say itself; whoever has it applied has seen it. */
  assumed: z.array(z.string()).default([]),
  /** Of a file of records. */
  records: RecordPlan.optional(),
  /** Set when what was shown before no longer held. */
  again: z.boolean(),
});
export type Plan = z.infer<typeof Plan>;

export const netUnits = ({ sales, returns }: Totals) => sales.units + returns.units;
export const netAmount = ({ sales, returns }: Totals) => sales.amountMinor + returns.amountMinor;

/** What a plan does, short enough to travel with a form. */
export const planMark = ({ fresh, changed, same, refused, records }: Plan): string =>
  [fresh, changed, same, refused, records?.effect ?? []].flat().join("-");

/** Whether one would do what the other was shown to do. */
export const sameEffect = (a: Plan, b: Plan): boolean => planMark(a) === planMark(b);

export const intakeRules = ["clean", "good_rows", "asked"] as const;
export type IntakeRule = (typeof intakeRules)[number];

/** Whether a file is applied without asking anybody. One that changes nothing always is. */
export function appliesByItself(plan: Plan, rule: IntakeRule): boolean {
  if (plan.fresh + plan.changed === 0) return true;
  if (rule === "asked" || plan.unusual.length > 0) return false;
  return rule === "good_rows" || plan.refused + plan.warnings.length === 0;
}
