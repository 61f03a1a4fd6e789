import type { Column } from "#app/platform/export/column.ts";

import type { ChannelStock } from "../stock.ts";

/** Stock in the channel as a file. */
export const stockColumns: Column<ChannelStock>[] = [
  { head: "Partner", kind: "text", of: ({ partnerName }) => partnerName },
  { head: "Part number", kind: "text", of: ({ partNo }) => partNo },
  { head: "Product", kind: "text", of: ({ productName }) => productName, width: 40 },
  { head: "Family", kind: "text", of: ({ familyName }) => familyName },
  { head: "Locations", kind: "number", of: ({ locations }) => locations },
  { head: "On hand", kind: "number", of: ({ onHand }) => onHand },
  { head: "Available", kind: "number", of: ({ available }) => available },
  { head: "On order", kind: "number", of: ({ onOrder }) => onOrder },
  { head: "In transit", kind: "number", of: ({ inTransit }) => inTransit },
  { head: "As of", kind: "day", of: ({ asOf }) => asOf },
];
