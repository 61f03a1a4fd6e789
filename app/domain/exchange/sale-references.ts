import type { Column } from "#app/platform/tables/header.ts";

import type { SaleField } from "./columns.ts";

/** What a sale refers to, and of what kind it is. */
export const saleReferences: Column<SaleField>[] = [
  {
    field: "type",
    label: "Transaction type",
    names: ["Transaction Type", "Transaction Type Code", "Sale Type", "Type of Sale"],
  },
  {
    field: "deal",
    label: "Deal registration",
    names: ["Deal Registration", "Deal Registration No", "Deal Reg No", "Deal No", "Deal ID"],
  },
  {
    field: "authorisation",
    label: "Price authorisation",
    names: [
      "Price Authorisation",
      "Price Authorization",
      "Price Authorisation No",
      "Price Authorization No",
      "Special Price No",
      "Ship and Debit No",
      "SPA No",
      "Contract No",
    ],
  },
  {
    field: "serials",
    label: "Serial numbers",
    names: ["Serial Numbers", "Serial Number", "Serial No", "Serial Nos", "Serials"],
  },
];
