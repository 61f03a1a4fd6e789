import type { Column } from "#app/platform/tables/header.ts";

import type { SaleField } from "./columns.ts";

export const unitNames = [
  "UOM",
  "UoM Code",
  "Unit",
  "Unit of Measure",
  "Quantity Unit",
  "Einheit",
  "Mengeneinheit",
];

/** What a sale refers to, of what kind it is, and in which unit it is counted. */
export const saleReferences: Column<SaleField>[] = [
  { field: "unit", label: "Unit", names: unitNames },
  {
    field: "type",
    label: "Transaction type",
    names: [
      "Transaction Type",
      "Transaction Type Code",
      "Sale Type",
      "Type of Sale",
      "Transaction",
    ],
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
