import { z } from "zod";

import { day } from "#app/platform/form-fields.ts";

import { type NewTerms, reportedKinds } from "./reporting-agreement.ts";

const whole = (least: number, most: number, message: string) =>
  z.coerce.number(message).int(message).min(least, message).max(most, message);

/** What is to be reported from a day on, as the form says it. */
export const AgreeReporting = z
  .object({
    kind: z.enum(reportedKinds, "Choose what is reported"),
    rhythm: z.enum(["daily", "weekly", "monthly"], "Choose how often"),
    weekday: whole(1, 7, "Choose a day of the week").default(3),
    monthDay: whole(1, 31, "A day between 1 and 31").default(5),
    counts: z.enum(["calendar", "business"]).default("calendar"),
    graceDays: whole(0, 60, "At most 60 days"),
    remindDays: whole(0, 30, "At most 30 days"),
    from: day("Choose the day from which it counts"),
  })
  .refine(({ kind, rhythm }) => kind !== "forecast" || rhythm !== "daily", {
    path: ["rhythm"],
    message: "A forecast is weekly or monthly",
  })
  .transform(
    ({ weekday, monthDay, counts, ...terms }): NewTerms => ({
      ...terms,
      dueDay: { daily: 1, weekly: weekday, monthly: monthDay }[terms.rhythm],
      businessDay: terms.rhythm === "monthly" && counts === "business",
    }),
  );

export const EndReporting = z.object({ kind: z.enum(reportedKinds) });

/** Which period a partner speaks of. */
export const WhichPeriod = z.object({
  kind: z.enum(reportedKinds),
  firstDay: day("Choose a period"),
});
