import type { Column } from "#app/platform/tables/header.ts";

import type { DraftForm } from "../drafts/draft.ts";

export type DealColumn = Exclude<keyof DraftForm, "lines"> | "part" | "quantity";

/** A row is a deal. Several parts stand in one cell with semicolons between, and so do their quantities. */
export const dealColumns: readonly Column<DealColumn>[] = [
  {
    field: "name",
    label: "Customer",
    names: ["Customer", "Customer name", "Company", "Company name", "Account", "Account name"],
    required: true,
  },
  { field: "domain", label: "Web domain", names: ["Web domain", "Domain", "Website", "URL"] },
  { field: "street", label: "Street", names: ["Street", "Address", "Address 1"] },
  { field: "postcode", label: "Postcode", names: ["Postcode", "Postal code", "ZIP", "ZIP code"] },
  { field: "city", label: "City", names: ["City", "Town"], required: true },
  { field: "country", label: "Country", names: ["Country", "Country code"], required: true },
  { field: "duns", label: "DUNS number", names: ["DUNS number", "DUNS"] },
  { field: "vat", label: "VAT number", names: ["VAT number", "VAT", "Tax id"] },
  {
    field: "contactName",
    label: "Contact",
    names: ["Contact", "Contact name", "Customer contact"],
    required: true,
  },
  { field: "contactEmail", label: "Contact e-mail", names: ["Contact e-mail", "E-mail", "Email"] },
  { field: "contactPhone", label: "Contact phone", names: ["Contact phone", "Phone"] },
  {
    field: "part",
    label: "Part number",
    names: ["Part number", "Part no", "Part", "SKU", "Product", "Product code"],
    required: true,
  },
  { field: "quantity", label: "Quantity", names: ["Quantity", "Qty", "Units"], required: true },
  { field: "currency", label: "Currency", names: ["Currency"] },
  { field: "stage", label: "Sales stage", names: ["Sales stage", "Stage"] },
  {
    field: "closeDay",
    label: "Expected order day",
    names: ["Expected order day", "Close date", "Expected close", "Order date"],
    required: true,
  },
  {
    field: "reference",
    label: "Your own reference",
    names: ["Your own reference", "Reference", "Opportunity id", "Opportunity"],
  },
  {
    field: "workDone",
    label: "Work done",
    names: ["Work done", "Work you have done", "Notes", "Description"],
    required: true,
  },
];

export const labelOf = (column: string): string =>
  dealColumns.find(({ field }) => field === column)?.label ?? column;

/** A header and one row to write over. */
export const templateRows: readonly (readonly string[])[] = [
  dealColumns.map(({ label }) => label),
  [
    "Northmoor Water",
    "northmoor.example",
    "4 Quay Street",
    "LS1 4AB",
    "Leeds",
    "GB",
    "",
    "",
    "Claire Dunn",
    "claire.dunn@northmoor.example",
    "",
    "HI-4210; HI-7710",
    "40; 4",
    "EUR",
    "Proposal",
    "2027-03-31",
    "OPP-1001",
    "Site survey on 4 March; offer sent on 18 March",
  ],
];
