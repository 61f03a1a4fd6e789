import type { Column } from "#app/platform/tables/header.ts";

import { partNames } from "./part-names.ts";
import type { RecordField } from "./record-columns.ts";

/** What the channel costs: one line of a claim, of a rebate's settlement, of a fund's. */
export const channelCosts: readonly Column<RecordField>[] = [
  {
    field: "document",
    label: "Document",
    required: true,
    names: ["Document", "Document No", "Claim", "Claim No", "Credit Note", "Reference"],
  },
  {
    field: "lineNo",
    label: "Line",
    names: ["Line", "Line No", "Line Number", "Position", "Pos"],
  },
  {
    field: "costKind",
    label: "Kind",
    required: true,
    names: ["Kind", "Type", "Cost Type", "Cost Kind", "Program"],
  },
  {
    field: "partner",
    label: "Partner",
    required: true,
    names: ["Partner", "Partner Code", "Partner Name", "Distributor", "Reseller"],
  },
  {
    field: "from",
    label: "From",
    required: true,
    names: ["From", "Day", "Date", "Period from", "From Date", "Datum"],
  },
  { field: "to", label: "To", names: ["To", "Period to", "Until", "To Date"] },
  {
    field: "amount",
    label: "Amount",
    required: true,
    names: ["Amount", "Cost", "Credit Amount", "Claim Amount", "Betrag"],
  },
  { field: "currency", label: "Currency", names: ["Currency", "Cur", "Curr", "Currency Code"] },
  {
    field: "customer",
    label: "Customer",
    names: ["Customer", "Customer Name", "End Customer", "End User"],
  },
  { field: "domain", label: "Customer web", names: ["Customer Web", "Domain", "Web", "Website"] },
  { field: "country", label: "Country", names: ["Country", "Country Code", "Land"] },
  {
    field: "deal",
    label: "Deal registration",
    names: ["Deal Registration", "Deal Registration No", "Deal No", "Deal ID", "Deal"],
  },
  {
    field: "authorisation",
    label: "Special price",
    names: [
      ...["Special Price", "Special Price No", "Price Authorisation", "Price Authorization"],
      ...["Ship and Debit No", "SPA No", "Contract No"],
    ],
  },
  { field: "part", label: "Part number", names: partNames },
  {
    field: "family",
    label: "Family",
    names: ["Family", "Product Family", "Product Line", "Product Group"],
  },
  { field: "note", label: "Note", names: ["Note", "Comment", "Text", "Description", "Reason"] },
];
