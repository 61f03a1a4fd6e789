import { z } from "zod";

import { dayInWords } from "#app/platform/form-fields.ts";

import type { FiscalCalendar } from "../fiscal-calendar.ts";
import { dayOf, type Period, type Preset, presetPeriod, presets } from "../period.ts";
import { profitDimensions } from "./profit.ts";

const day = dayInWords().optional().catch(undefined);

/** What the page of profit shows; a mangled link still opens. */
export const ProfitSearch = z.object({
  by: z.enum(profitDimensions).catch("customer"),
  period: z.enum(presets).catch("12m"),
  from: day,
  to: day,
  top: z.coerce
    .number()
    .pipe(z.union([10, 25, 50, 100].map((n) => z.literal(n))))
    .catch(25),
});
export type ProfitSearch = z.infer<typeof ProfitSearch>;

/** The days that are asked for, and which of the usual choices they are. */
export function profitPeriod(
  { period, from, to }: Pick<ProfitSearch, "period" | "from" | "to">,
  today: Date,
  calendar: FiscalCalendar,
): { preset: Preset | null; period: Period } {
  const [first, last] = [from && dayOf(from), to ? dayOf(to) : today];
  if (first && first <= last) return { preset: null, period: { from: first, to: last } };
  return { preset: period, period: presetPeriod(period, today, calendar) };
}
