import { addDays, endOfLocalDay, localDay } from "#app/domain/programs/local-time.ts";

import type { DealRecord } from "../deal.ts";
import type { ApprovalStep } from "../decide/steps.ts";
import type { ExtensionAnswer } from "../requests/extension.ts";
import { standing } from "../standing.ts";
import { updateDue } from "./next-step.ts";

/** Something that lies ahead of a deal: what, by whom, until when. */
export type Ahead =
  | { what: "step"; step: ApprovalStep; current: boolean }
  | { what: "decide"; at: Date | null; late: boolean; escalated: boolean }
  | { what: "answer"; asked: Date | null }
  | { what: "request"; at: Date }
  | { what: "decide-after-answer" }
  | { what: "protect"; days: number; until: Date | null }
  | { what: "first-update"; days: number }
  | { what: "update"; at: Date; late: boolean; days: number }
  | { what: "reminders"; days: Date[] }
  | { what: "ask-extension"; at: Date; days: number }
  | { what: "end"; at: Date }
  | { what: "again"; next: number };

type Facts = Pick<
  DealRecord,
  | "status"
  | "decideBy"
  | "decidedAt"
  | "askedAt"
  | "protectedUntil"
  | "heardAt"
  | "activityDays"
  | "registration"
  | "rules"
>;

type Context = {
  steps: readonly ApprovalStep[];
  extension: ExtensionAnswer | null;
  /** Until when the vendor answers what its partner asked for. */
  answerBy?: Date | null;
  now: Date;
  timeZone: string;
};

/** What comes next for a deal, the nearest first. Nothing for one that is over for good. */
export function aheadOf(deal: Facts, context: Context): Ahead[] {
  const { steps, extension, answerBy, now, timeZone } = context;
  const { rules } = deal;
  const asked: Ahead[] = answerBy ? [{ what: "request", at: answerBy }] : [];
  const onceApproved = (from: Date | null): Ahead[] => [
    {
      what: "protect",
      days: rules.protectionDays,
      until: from && lastMoment(from, rules.protectionDays, timeZone),
    },
    { what: "first-update", days: rules.activityDays },
  ];
  switch (standing(deal, now)) {
    case "submitted":
    case "in_review":
      return [...deciding(deal, steps, now), ...asked, ...onceApproved(deal.decideBy)];
    case "info_requested":
      return [
        { what: "answer", asked: deal.askedAt },
        { what: "decide-after-answer" },
        ...onceApproved(null),
      ];
    case "approved":
      return [...asked, ...protectedAhead(deal, extension, now, timeZone)];
    case "expired":
      return [{ what: "again", next: deal.registration + 1 }];
    default:
      return [];
  }
}

const lastMoment = (from: Date, days: number, timeZone: string) =>
  endOfLocalDay(addDays(localDay(from, timeZone), days), timeZone);

function deciding({ decideBy }: Facts, steps: readonly ApprovalStep[], now: Date): Ahead[] {
  const current = steps.find(({ status }) => status === "current");
  const decide: Ahead = {
    what: "decide",
    at: decideBy,
    late: decideBy !== null && decideBy < now,
    escalated: current?.escalatedAt != null,
  };
  if (steps.length < 2) return [decide];
  const open = steps.filter(({ status }) => status === "current" || status === "waiting");
  return [
    ...open.map((step): Ahead => ({ what: "step", step, current: step === current })),
    decide,
  ];
}

function protectedAhead(
  deal: Facts,
  extension: ExtensionAnswer | null,
  now: Date,
  timeZone: string,
): Ahead[] {
  const { protectedUntil, rules } = deal;
  if (!protectedUntil) return [];
  const ahead: Ahead[] = [];
  const update = updateDue(deal);
  if (update && update < protectedUntil) {
    ahead.push({ what: "update", at: update, late: update < now, days: deal.activityDays });
  }
  const lastDay = localDay(protectedUntil, timeZone);
  const today = localDay(now, timeZone);
  const days = rules.reminderDays
    .map((before) => addDays(lastDay, -before))
    .filter((day) => day > today)
    .sort((a, b) => a.getTime() - b.getTime());
  if (days.length > 0) ahead.push({ what: "reminders", days });
  if (extension?.ok) {
    ahead.push({ what: "ask-extension", at: extension.lastMoment, days: rules.extensionDays });
  }
  ahead.push({ what: "end", at: protectedUntil });
  const timeOf = (each: Ahead) =>
    each.what === "reminders"
      ? (each.days[0]?.getTime() ?? 0)
      : "at" in each
        ? (each.at?.getTime() ?? 0)
        : 0;
  return ahead.sort((a, b) => timeOf(a) - timeOf(b));
}
