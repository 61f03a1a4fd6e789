import type { News } from "#app/domain/identity/notifications/notify.server.ts";

import { kindNames } from "../submission.ts";
import { dueDayWords, periodName } from "./period-words.ts";
import { PARTNER_LATE, REPORT_DUE, REPORT_LATE } from "./report-news.ts";
import type { ReportedKind, ReportingRhythm } from "./reporting-agreement.ts";

type About = {
  kind: ReportedKind;
  rhythm: ReportingRhythm;
  firstDay: Date;
  lastDay: Date;
  dueDay: Date;
  deadline: Date;
  share: number;
  /** Its lines came in a file that waits for a word. */
  waits: boolean;
  partnerId: string;
  partnerName: string;
  vendorName: string;
  today: Date;
};

const page = "/portal/reporting";

const what = (about: About) => `${kindNames[about.kind]} for ${periodName(about, about.today)}`;

/** What is there already, where it is not enough. */
const soFar = ({ share, waits }: About) => {
  if (waits) return " A file with lines of it waits to be confirmed.";
  return share > 0 ? ` So far about ${share}% of the usual came.` : "";
};

const orNothing = ({ kind, waits }: About) =>
  waits || kind === "forecast"
    ? ""
    : " Where there is nothing to report, a button on the page says so.";

/** To the partner, before it is due and when the day is over. */
export function reminderLetter(about: About, when: "soon" | "due"): News {
  const { dueDay, deadline, today, vendorName } = about;
  const due = dueDayWords(dueDay, today);
  if (when === "soon") {
    return {
      kind: REPORT_DUE,
      subject: `${what(about)} is due on ${due}`,
      text: `${vendorName} expects it by the end of that day.${soFar(about)}${orNothing(about)}`,
      to: page,
    };
  }
  return {
    kind: REPORT_DUE,
    subject: `${what(about)} was due on ${due}`,
    text: `Until the end of ${dueDayWords(deadline, today)} it still counts as on time.${soFar(about)}${orNothing(about)}`,
    to: page,
  };
}

/** To the partner, when the grace is over. */
export const lateLetter = (about: About): News => ({
  kind: REPORT_LATE,
  subject: `${what(about)} is late`,
  text: `It was due on ${dueDayWords(about.dueDay, about.today)}.${soFar(about)}${orNothing(about)}`,
  to: page,
});

/** To whoever looks after the partner. */
export const partnerLateLetter = (about: About): News => ({
  kind: PARTNER_LATE,
  subject: `${about.partnerName}: ${what(about)} is late`,
  text: [
    `It was due on ${dueDayWords(about.dueDay, about.today)}, with grace until `,
    `${dueDayWords(about.deadline, about.today)}.${soFar(about) || " Nothing came."} `,
    `${about.partnerName} was told.`,
  ].join(""),
  to: `/desk/reporting/${about.partnerId}`,
});
