import { WEEKS } from "./calendar.ts";
import { randomFrom } from "./random.ts";

/** How a distributor handed a week over: so many days late, the weeks that the file tells of, and whether it counted. */
export type Report = { sent: number; sales: readonly number[]; stock: boolean };

/** Wislar's week of a lost file: what it sold then nobody ever reported. */
const NEVER_REPORTED = { partner: "WISLAR", week: 17 };
/** Its next lapse was made good with the file after it. */
const CAUGHT_UP = 31;

export function reportOf(partner: string, week: number): Report {
  if (partner === "WISLAR") {
    if (week === NEVER_REPORTED.week || week === CAUGHT_UP)
      return { sent: 0, sales: [], stock: false };
    if (week === CAUGHT_UP + 1) return { sent: 1, sales: [CAUGHT_UP, week], stock: true };
  }
  // Oakham changed hands, and for weeks nobody felt in charge.
  if (partner === "OAKHAM" && week >= 19 && week <= 25) {
    return { sent: 6 + (week % 4), sales: [week], stock: week % 2 === 0 };
  }
  if (partner === "BREITHORN" && week >= 33 && week <= 36) {
    return { sent: 0, sales: [week], stock: false };
  }
  // Its warehouse has moved, and has not counted since.
  if (partner === "BREITHORN" && week >= WEEKS - 2) {
    return { sent: 0, sales: [week], stock: false };
  }
  if (partner === "ALCORA" && week === WEEKS - 5) return { sent: 4, sales: [week], stock: true };
  if (partner === "ALCORA" && week === 24) return { sent: 1, sales: [week], stock: true };
  return {
    sent: randomFrom(`late ${partner} ${week}`).chance(0.06) ? 1 : 0,
    sales: [week],
    stock: true,
  };
}
