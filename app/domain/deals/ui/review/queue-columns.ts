import type { Column } from "#app/platform/export/column.ts";

import type { QueueItem } from "../../decide/queue-item.ts";
import { statusLooks } from "../deal-words.ts";
import { asksFor, boughtNames, kindNames, verdictChoices } from "./queue-words.ts";

/** The queue as a file. */
export const queueColumns: Column<QueueItem>[] = [
  { head: "Due", kind: "instant", of: ({ dueAt }) => dueAt },
  { head: "What", kind: "text", of: (item) => asksFor(item) ?? kindNames[item.kind] },
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
  {
    head: "Touched by",
    kind: "text",
    of: ({ verdict }) => (verdict ? verdictChoices[verdict] : null),
  },
  {
    head: "In the books",
    kind: "text",
    of: ({ bought }) => (bought ? boughtNames[bought] : null),
  },
  { head: "Reviewer", kind: "text", of: ({ reviewerName }) => reviewerName },
  { head: "Protected until", kind: "instant", of: ({ protectedUntil }) => protectedUntil },
];
