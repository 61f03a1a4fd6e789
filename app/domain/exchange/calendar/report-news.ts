import type { NewsGroup } from "#app/domain/identity/notifications/wish.ts";

export const REPORT_DUE = "report.due";
export const REPORT_LATE = "report.late";
export const PARTNER_LATE = "report.partner_late";

/** What is told about reports, as its readers choose it. */
export const reportNews: NewsGroup = {
  title: "Reports",
  text: "What is to be reported, and by when",
  kinds: [
    { kind: REPORT_DUE, name: "A report is due", sides: ["partner"] },
    { kind: REPORT_LATE, name: "A report is late", sides: ["partner"] },
    { kind: PARTNER_LATE, name: "A partner’s report is late", sides: ["vendor"] },
  ],
};
