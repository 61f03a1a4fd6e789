import type { Column } from "#app/platform/export/column.ts";

import type { NamedEntry } from "../entries-behind.server.ts";

/** Amounts of a difference count against it where they are of the former period. */
const amount = (head: string, of: (entry: NamedEntry) => [bigint | null, string]) =>
  ({
    head,
    kind: "money",
    of: (entry) => {
      const [minor, currency] = of(entry);
      return minor === null ? null : { minor: minor * BigInt(entry.times), currency };
    },
  }) satisfies Column<NamedEntry>;

/** The entries behind a figure as a file: each with the row of the file that it came from. */
export const entryColumns = (vendorCurrency: string): Column<NamedEntry>[] => [
  { head: "Day", kind: "day", of: ({ day }) => day },
  { head: "Kind", kind: "text", of: ({ kind }) => kind, width: 12 },
  { head: "Channel", kind: "text", of: ({ channel }) => channel, width: 12 },
  { head: "Customer", kind: "text", of: ({ customer }) => customer },
  { head: "As written", kind: "text", of: ({ written }) => written },
  { head: "Bought by", kind: "text", of: ({ firstPartner }) => firstPartner },
  { head: "Sold by", kind: "text", of: ({ lastPartner }) => lastPartner },
  { head: "Part", kind: "text", of: ({ partNo }) => partNo },
  { head: "Units", kind: "number", of: ({ quantity, times }) => quantity * times },
  amount("Vendor net", ({ netMinor, currency }) => [netMinor, currency]),
  { head: "Currency", kind: "text", of: ({ currency }) => currency, width: 10 },
  amount("Street value", ({ streetMinor, streetCurrency }) => [streetMinor, streetCurrency]),
  { head: "Street currency", kind: "text", of: ({ streetCurrency }) => streetCurrency, width: 10 },
  amount(`Vendor net, ${vendorCurrency}`, ({ baseNetMinor }) => [baseNetMinor, vendorCurrency]),
  amount(`Street value, ${vendorCurrency}`, ({ baseStreetMinor }) => [
    baseStreetMinor,
    vendorCurrency,
  ]),
  { head: "Adjusts", kind: "day", of: ({ adjustsDay }) => adjustsDay },
  { head: "Document", kind: "text", of: ({ document }) => document },
  { head: "Line", kind: "text", of: ({ lineNo }) => lineNo, width: 8 },
  { head: "File", kind: "text", of: ({ fileName }) => fileName },
  { head: "Row", kind: "number", of: ({ rowNo }) => rowNo },
];
