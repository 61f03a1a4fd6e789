import type { PartnerKind } from "#app/platform/actor.ts";
import type { ReportingRhythm, SubmissionKind } from "#app/platform/db/generated/enums.ts";

/** What a partner can agree to report. */
export const reportedKinds = ["pos", "inventory", "forecast"] as const satisfies SubmissionKind[];
export type ReportedKind = (typeof reportedKinds)[number];

export const isReportedKind = (kind: SubmissionKind): kind is ReportedKind =>
  reportedKinds.some((each) => each === kind);

export type { ReportingRhythm };

/** When a report is due: what is the same in every period. */
export type ReportingTerms = {
  rhythm: ReportingRhythm;
  /** Weekly: the day of the week, Monday being 1. Monthly: which day, or business day, of the month. Daily: 1. */
  dueDay: number;
  businessDay: boolean;
  /** So many days after the due day a report still counts as on time. */
  graceDays: number;
  /** So many days before it the partner is reminded. */
  remindDays: number;
};

/** A version of what a partner agreed to. Days are midnights UTC. */
export type ReportingAgreement = ReportingTerms & {
  id: string;
  kind: ReportedKind;
  validFrom: Date;
  validUntil: Date | null;
  madeBy: string;
  createdAt: Date;
};

/** Terms that are to hold from a day on. */
export type NewTerms = ReportingTerms & { kind: ReportedKind; from: Date };

/** What each kind of partner has to report. */
export const kindsFor: Record<PartnerKind, readonly ReportedKind[]> = {
  distributor: reportedKinds,
  reseller: reportedKinds,
  supplier: ["forecast"],
};

/** What is agreed on a day. */
export const runningOn = <Version extends Pick<ReportingAgreement, "validFrom" | "validUntil">>(
  versions: readonly Version[],
  day: Date,
): Version | null =>
  versions.find(
    ({ validFrom, validUntil }) => validFrom <= day && (!validUntil || validUntil >= day),
  ) ?? null;

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const weekdayName = (day: number): string => weekdays[day - 1] ?? "";

const ordinals: Record<Intl.LDMLPluralRule, string> = {
  one: "st",
  two: "nd",
  few: "rd",
  zero: "th",
  many: "th",
  other: "th",
};
const ordinal = (day: number) =>
  `${day}${ordinals[new Intl.PluralRules("en", { type: "ordinal" }).select(day)]}`;

export const rhythmNames: Record<ReportingRhythm, string> = {
  daily: "Daily",
  weekly: "Weekly",
  monthly: "Monthly",
};

/** "Weekly, by Wednesday of the week after". */
export function termsWords(
  { rhythm, dueDay, businessDay }: ReportingTerms,
  kind: ReportedKind,
): string {
  const ahead = kind === "forecast";
  switch (rhythm) {
    case "daily":
      return "Each business day, by the next one";
    case "weekly":
      return `Weekly, by ${weekdayName(dueDay)} of ${ahead ? "that week" : "the week after"}`;
    case "monthly": {
      const day = `${ordinal(dueDay)} ${businessDay ? "business day" : "day"}`;
      return `Monthly, by the ${day} of ${ahead ? "that month" : "the month after"}`;
    }
  }
}

/** "2 days of grace, reminded 1 day before". */
export function graceWords({ graceDays, remindDays }: ReportingTerms): string {
  const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
  const grace = graceDays === 0 ? "No grace" : `${days(graceDays)} of grace`;
  return `${grace}, reminded ${remindDays === 0 ? "on the day itself" : `${days(remindDays)} before`}`;
}
