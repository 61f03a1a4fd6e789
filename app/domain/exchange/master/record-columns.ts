import type { Column } from "#app/platform/tables/header.ts";

import type { RecordKind } from "../submission.ts";
import { channelCosts } from "./cost-columns.ts";
import { partNames } from "./part-names.ts";

export type RecordField =
  | "part"
  | "name"
  | "family"
  | "supplier"
  | "unit"
  | "pack"
  | "status"
  | "replacedBy"
  | "currency"
  | "price"
  | "validFrom"
  | "externalId"
  | "system"
  | "customer"
  | "domain"
  | "duns"
  | "lei"
  | "vat"
  | "phone"
  | "street"
  | "postcode"
  | "city"
  | "country"
  | "parent"
  | "code"
  | "partnerKind"
  | "tier"
  | "distributors"
  | "costKind"
  | "partner"
  | "document"
  | "lineNo"
  | "from"
  | "to"
  | "amount"
  | "deal"
  | "authorisation"
  | "note"
  | "cost"
  | "day"
  | "base"
  | "rate"
  | `rate:${(typeof tableCurrencies)[number]}`;

type Columns = readonly Column<RecordField>[];

const products: Columns = [
  { field: "part", label: "Part number", required: true, names: partNames },
  {
    field: "name",
    label: "Name",
    names: ["Name", "Product Name", "Description", "Item Description", "Title", "Bezeichnung"],
  },
  {
    field: "family",
    label: "Family",
    names: ["Family", "Product Family", "Product Line", "Product Group", "Category"],
  },
  { field: "supplier", label: "Supplier", names: ["Supplier", "Supplier Code", "Made by"] },
  { field: "unit", label: "Unit", names: ["Unit", "Unit of Measure", "UoM", "Einheit"] },
  {
    field: "pack",
    label: "Pack size",
    names: ["Pack Size", "Pack", "Units per Pack", "Pack Quantity", "VPE"],
  },
  { field: "status", label: "Status", names: ["Status", "Lifecycle", "On Sale", "Active"] },
  {
    field: "replacedBy",
    label: "Replaced by",
    names: ["Replaced by", "Replacement", "Successor", "Nachfolger"],
  },
];

const prices: Columns = [
  { field: "part", label: "Part number", required: true, names: partNames },
  { field: "currency", label: "Currency", names: ["Currency", "Cur", "Curr", "Currency Code"] },
  {
    field: "price",
    label: "List price",
    required: true,
    names: ["New List Price", "List Price", "Price", "Unit Price", "Listenpreis"],
  },
  {
    field: "validFrom",
    label: "Valid from",
    names: ["New Valid from", "Valid from", "From", "Effective Date", "Gültig ab"],
  },
];

const customers: Columns = [
  {
    field: "externalId",
    label: "Customer ID",
    required: true,
    names: [
      "Customer ID",
      "Customer No",
      "Customer Number",
      "Account ID",
      "Account No",
      "Account Number",
      "External ID",
      "ID",
      "Kundennummer",
    ],
  },
  { field: "system", label: "System", names: ["System", "Source System", "Source"] },
  {
    field: "customer",
    label: "Name",
    required: true,
    names: ["Name", "Customer", "Customer Name", "Account Name", "Account", "Company", "Kunde"],
  },
  { field: "domain", label: "Web", names: ["Web", "Website", "Domain", "Customer Web"] },
  { field: "duns", label: "DUNS", names: ["DUNS", "D-U-N-S", "DUNS Number"] },
  { field: "lei", label: "LEI", names: ["LEI", "LEI Code"] },
  {
    field: "vat",
    label: "VAT number",
    names: ["VAT", "VAT No", "VAT Number", "Tax ID", "Org No", "UID"],
  },
  {
    field: "phone",
    label: "Phone",
    names: ["Phone", "Phone Number", "Telephone", "Main Phone", "Telefon"],
  },
  {
    field: "street",
    label: "Street",
    names: ["Street", "Address", "Address 1", "Billing Street", "Straße"],
  },
  {
    field: "postcode",
    label: "Postcode",
    names: ["Postcode", "Postal Code", "ZIP", "Zip Code", "Billing Postal Code", "PLZ"],
  },
  { field: "city", label: "City", names: ["City", "Town", "Billing City", "Ort"] },
  {
    field: "country",
    label: "Country",
    names: ["Country", "Country Code", "Billing Country", "Land"],
  },
  {
    field: "parent",
    label: "Parent ID",
    names: ["Parent ID", "Parent Customer ID", "Parent Account ID", "Parent"],
  },
];

const partners: Columns = [
  {
    field: "code",
    label: "Code",
    required: true,
    names: ["Code", "Partner Code", "Partner No", "Partner ID"],
  },
  { field: "name", label: "Name", names: ["Name", "Partner", "Partner Name", "Company"] },
  { field: "partnerKind", label: "Kind", names: ["Kind", "Type", "Partner Type", "Partner Kind"] },
  { field: "tier", label: "Tier", names: ["Tier", "Level", "Partner Level"] },
  { field: "city", label: "City", names: ["City", "Town", "Ort"] },
  { field: "country", label: "Country", names: ["Country", "Country Code", "Land"] },
  { field: "status", label: "Status", names: ["Status", "State"] },
  { field: "domain", label: "Web", names: ["Web", "Website", "Domain"] },
  { field: "vat", label: "VAT number", names: ["VAT", "VAT No", "VAT Number", "Tax ID"] },
  {
    field: "distributors",
    label: "Distributors",
    names: ["Distributors", "Distributor", "Distributor Code", "Supplied by"],
  },
];

/** The currencies that tables with a column for each of them have, the European Central Bank's among them. */
export const tableCurrencies = [
  ...["USD", "JPY", "BGN", "CZK", "DKK", "EEK", "GBP", "HUF", "LTL", "LVL", "PLN", "RON", "SEK"],
  ...["CHF", "ISK", "NOK", "HRK", "RUB", "TRY", "AUD", "BRL", "CAD", "CNY", "HKD", "IDR", "ILS"],
  ...["INR", "KRW", "MXN", "MYR", "NZD", "PHP", "SGD", "THB", "ZAR", "EUR", "AED", "SAR", "TWD"],
] as const;

const rates: Columns = [
  { field: "day", label: "Day", required: true, names: ["Day", "Date", "Rate Date", "Valid on"] },
  { field: "base", label: "Base", names: ["Base", "Base Currency", "From", "From Currency"] },
  {
    field: "currency",
    label: "Currency",
    names: ["Currency", "To", "To Currency", "Quote Currency", "Target Currency", "Pair"],
  },
  { field: "rate", label: "Rate", names: ["Rate", "Exchange Rate", "FX Rate", "Value", "Kurs"] },
  ...tableCurrencies.map((code) => ({
    field: `rate:${code}` as const,
    label: code,
    names: [code],
  })),
];

const standardCosts: Columns = [
  { field: "part", label: "Part number", required: true, names: partNames },
  { field: "currency", label: "Currency", names: ["Currency", "Cur", "Curr", "Currency Code"] },
  {
    field: "cost",
    label: "Standard cost",
    required: true,
    names: ["Standard Cost", "Std Cost", "Unit Cost", "Cost", "Cost Price", "Herstellkosten"],
  },
  {
    field: "validFrom",
    label: "Valid from",
    names: ["Valid from", "From", "Effective Date", "Gültig ab"],
  },
];

export const recordColumns: Record<RecordKind, Columns> = {
  products,
  prices,
  customers,
  partners,
  rates,
  channel_costs: channelCosts,
  standard_costs: standardCosts,
};
