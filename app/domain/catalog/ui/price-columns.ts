import type { Column } from "#app/platform/export/column.ts";

import type { PriceLine } from "../catalog-list.ts";

/** A price list to be changed in a spreadsheet and handed in again: the two last columns are empty. */
export const priceColumns = (currency: string): Column<PriceLine>[] => [
  { head: "Part number", kind: "text", of: ({ partNo }) => partNo },
  { head: "Name", kind: "text", of: ({ name }) => name, width: 40 },
  { head: "Family", kind: "text", of: ({ familyName }) => familyName },
  { head: "Currency", kind: "text", of: () => currency, width: 10 },
  {
    head: "Standing price",
    kind: "money",
    of: ({ listMinor: minor }) => (minor === null ? null : { minor, currency }),
  },
  { head: "Standing since", kind: "day", of: ({ since }) => since },
  { head: "New list price", kind: "money", of: () => null },
  { head: "New valid from", kind: "day", of: () => null },
];
