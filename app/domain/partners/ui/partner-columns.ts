import type { Column } from "#app/platform/export/column.ts";

import { kindNames, partnerStatusNames } from "../partner.ts";
import type { PartnerRow } from "../partner-list.ts";

/** The list of partners as a file. */
export const partnerColumns: Column<PartnerRow>[] = [
  { head: "Partner", kind: "text", of: ({ name }) => name },
  { head: "Code", kind: "text", of: ({ code }) => code, width: 14 },
  { head: "Kind", kind: "text", of: ({ kind }) => kindNames[kind], width: 14 },
  { head: "City", kind: "text", of: ({ city }) => city },
  { head: "Country", kind: "text", of: ({ country }) => country, width: 10 },
  { head: "Tier", kind: "text", of: ({ tierName }) => tierName, width: 14 },
  { head: "Channel manager", kind: "text", of: ({ managerName }) => managerName },
  { head: "Status", kind: "text", of: ({ status }) => partnerStatusNames[status], width: 12 },
  { head: "Linked to", kind: "text", of: ({ links }) => links.join(", ") },
  { head: "Open deals", kind: "number", of: ({ openDeals }) => openDeals },
  { head: "Last sales-out report", kind: "instant", of: ({ lastReport }) => lastReport },
];
