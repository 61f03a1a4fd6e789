import type { Column } from "#app/platform/export/column.ts";

import type { DealSummary } from "../../deal.ts";
import { stageNames, statusLooks } from "../deal-words.ts";

/** A list of deals as a file. */
export const dealFileColumns: Column<DealSummary>[] = [
  { head: "Number", kind: "text", of: ({ number }) => number, width: 16 },
  { head: "Partner", kind: "text", of: ({ partnerName }) => partnerName },
  { head: "Customer", kind: "text", of: ({ customerName }) => customerName },
  { head: "Families", kind: "text", of: ({ families }) => families.join(", ") },
  { head: "Currency", kind: "text", of: ({ currency }) => currency, width: 10 },
  {
    head: "Value",
    kind: "money",
    of: ({ valueMinor: minor, currency }) => ({ minor, currency }),
  },
  { head: "Registration", kind: "text", of: ({ status }) => statusLooks[status].word, width: 18 },
  { head: "Sales stage", kind: "text", of: ({ stage }) => stageNames[stage], width: 14 },
  { head: "Expected order", kind: "day", of: ({ closeDay }) => closeDay },
  { head: "Submitted", kind: "instant", of: ({ submittedAt }) => submittedAt },
  { head: "Decide by", kind: "instant", of: ({ decideBy }) => decideBy },
  { head: "Protected until", kind: "instant", of: ({ protectedUntil }) => protectedUntil },
  { head: "Registered by", kind: "text", of: ({ ownerName }) => ownerName },
  { head: "Own reference", kind: "text", of: ({ reference }) => reference },
];
