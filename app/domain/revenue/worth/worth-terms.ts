import { z } from "zod";

const whole = (least: number, most: number, unit: string) => {
  const words = `A whole number of ${unit} between ${least} and ${most}`;
  return z.coerce.number(words).int(words).min(least, words).max(most, words);
};

const asked = {
  lookbackWeeks: whole(26, 520, "weeks"),
  horizonWeeks: whole(26, 520, "weeks"),
  discountPercent: whole(0, 50, "per cent"),
  topPercent: whole(1, 50, "per cent"),
  growthPercent: whole(5, 500, "per cent"),
  newWeeks: whole(4, 104, "weeks"),
  riskPercent: whole(2, 99, "per cent"),
  sleepingPercent: whole(2, 98, "per cent"),
  lostPercent: whole(1, 97, "per cent"),
  sleepingWeeks: whole(8, 208, "weeks"),
};

/** How a vendor reckons what customers are worth, and where one segment ends and the next begins. */
export type WorthTerms = Record<keyof typeof asked, number>;

/** What holds as long as nobody has said otherwise. */
export const usualTerms: WorthTerms = {
  ...{ lookbackWeeks: 104, horizonWeeks: 156, discountPercent: 10 },
  ...{ topPercent: 10, growthPercent: 25, newWeeks: 26 },
  ...{ riskPercent: 80, sleepingPercent: 40, lostPercent: 10, sleepingWeeks: 52 },
};

/** As a form asks for them. */
export const SetWorthTerms = z
  .object(asked)
  .refine(({ riskPercent, sleepingPercent }) => sleepingPercent < riskPercent, {
    path: ["sleepingPercent"],
    message: "Less than where At risk begins",
  })
  .refine(({ sleepingPercent, lostPercent }) => lostPercent < sleepingPercent, {
    path: ["lostPercent"],
    message: "Less than where Sleeping begins",
  });

/** As they were kept: what is missing in them is as usual. */
export function keptTerms(kept: unknown): WorthTerms {
  const known = z.partialRecord(z.string(), z.number()).safeParse(kept);
  const terms = SetWorthTerms.safeParse({ ...usualTerms, ...(known.success ? known.data : {}) });
  return terms.success ? terms.data : usualTerms;
}
