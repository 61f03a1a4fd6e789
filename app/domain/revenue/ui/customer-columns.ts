import type { Column } from "#app/platform/export/column.ts";

import { sumOf } from "../pivot.ts";
import type { ListedCustomer } from "./customer-table.tsx";
import { segmentLooks } from "./worth/segment-words.ts";

/** The list of customers as a file. */
export const customerColumns = (currency: string): Column<ListedCustomer>[] => [
  { head: "Customer", kind: "text", of: ({ name }) => name },
  { head: "City", kind: "text", of: ({ city }) => city },
  { head: "Country", kind: "text", of: ({ country }) => country, width: 10 },
  { head: "Kind", kind: "text", of: ({ kind }) => kind, width: 14 },
  { head: "Lifecycle", kind: "text", of: ({ lifecycle }) => lifecycle, width: 12 },
  { head: "Through", kind: "text", of: ({ partnerNames }) => partnerNames.join(", ") },
  { head: "Subsidiaries", kind: "number", of: ({ subsidiaries }) => subsidiaries },
  { head: "Known since", kind: "instant", of: ({ createdAt }) => createdAt },
  { head: "Open deals", kind: "number", of: ({ openDeals }) => openDeals },
  { head: "Currency", kind: "text", of: () => currency, width: 10 },
  { head: "Revenue, 4 quarters", kind: "money", of: (row) => ({ minor: sumOf(row), currency }) },
  { head: "Indirect", kind: "money", of: (row) => ({ minor: row.indirectMinor, currency }) },
  { head: "Direct", kind: "money", of: (row) => ({ minor: row.directMinor, currency }) },
  { head: "Segment", kind: "text", of: ({ segment }) => segment && segmentLooks[segment].word },
  {
    head: "Lifetime value",
    kind: "money",
    of: ({ lifetimeMinor }) => (lifetimeMinor === null ? null : { minor: lifetimeMinor, currency }),
  },
];
