import type { Column } from "#app/platform/export/column.ts";

import { kindNames } from "../../submission.ts";
import type { KeptPeriod } from "../period.store.server.ts";
import { standingOf } from "../period-state.ts";
import { stateNames } from "../period-words.ts";
import { rhythmNames } from "../reporting-agreement.ts";

export type ExportedPeriod = KeptPeriod & {
  partnerName: string;
  score: number | null;
  today: Date;
};

/** The periods of the overview as a file. */
export const overviewColumns: Column<ExportedPeriod>[] = [
  { head: "Partner", kind: "text", of: ({ partnerName }) => partnerName, width: 28 },
  { head: "Report", kind: "text", of: ({ kind }) => kindNames[kind], width: 14 },
  { head: "Rhythm", kind: "text", of: ({ rhythm }) => rhythmNames[rhythm], width: 10 },
  { head: "First day", kind: "day", of: ({ firstDay }) => firstDay },
  { head: "Last day", kind: "day", of: ({ lastDay }) => lastDay },
  { head: "Due", kind: "day", of: ({ dueDay }) => dueDay },
  { head: "Grace to", kind: "day", of: ({ deadline }) => deadline },
  {
    head: "State",
    kind: "text",
    of: ({ today, ...period }) => stateNames[standingOf(period, today).state],
    width: 12,
  },
  {
    head: "Days late",
    kind: "number",
    of: ({ today, ...period }) => standingOf(period, today).daysLate,
  },
  { head: "Nothing to report", kind: "text", of: ({ nothing }) => (nothing ? "yes" : null) },
  { head: "Lines", kind: "number", of: ({ lines }) => lines },
  { head: "Percent of the usual", kind: "number", of: ({ share }) => share },
  { head: "Received", kind: "instant", of: ({ reportedAt }) => reportedAt },
  { head: "Quality", kind: "number", of: ({ score }) => score },
];
