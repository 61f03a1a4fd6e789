import type { Column } from "#app/platform/export/column.ts";

import { type ChannelCost, costKindNames } from "../../costs/channel-cost.ts";
import type { CostNamesShown } from "./cost-table.tsx";
import { attributionOf } from "./cost-words.ts";

/** The list of costs as a file. */
export const costColumns = (names: CostNamesShown, currency: string): Column<ChannelCost>[] => [
  { head: "Document", kind: "text", of: ({ document }) => document },
  { head: "Line", kind: "text", of: ({ lineNo }) => lineNo },
  { head: "Kind", kind: "text", of: ({ kind }) => costKindNames[kind] },
  { head: "Partner", kind: "text", of: ({ partnerId }) => names.partners.get(partnerId) ?? "" },
  { head: "From", kind: "day", of: ({ fromDay }) => fromDay },
  { head: "To", kind: "day", of: ({ toDay }) => toDay },
  {
    head: "Amount",
    kind: "money",
    of: ({ amountMinor, currency: own }) => ({ minor: amountMinor, currency: own }),
  },
  { head: "Currency", kind: "text", of: (cost) => cost.currency },
  { head: "Rate", kind: "text", of: ({ rate }) => rate },
  {
    head: `In ${currency}`,
    kind: "money",
    of: ({ baseMinor }) => (baseMinor === null ? null : { minor: baseMinor, currency }),
  },
  {
    head: `Attributed, ${currency}`,
    kind: "money",
    of: ({ sharedMinor }) => ({ minor: sharedMinor, currency }),
  },
  { head: "Counts for", kind: "text", of: (cost) => attributionOf(cost, currency).words },
  { head: "Deal", kind: "text", of: ({ dealNumber }) => dealNumber },
  { head: "Special price", kind: "text", of: ({ authorisation }) => authorisation },
  {
    head: "Part number",
    kind: "text",
    of: ({ productId }) => (productId ? (names.products.get(productId) ?? "") : ""),
  },
  {
    head: "Family",
    kind: "text",
    of: ({ familyId }) => (familyId ? (names.families.get(familyId) ?? "") : ""),
  },
  { head: "Note", kind: "text", of: ({ note }) => note },
  { head: "Typed in by", kind: "text", of: ({ enteredBy }) => enteredBy },
  { head: "File", kind: "text", of: ({ source }) => source?.fileName ?? "" },
  { head: "Row", kind: "number", of: ({ source }) => source?.rowNo ?? null },
];
