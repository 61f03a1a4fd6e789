import { isAdjustment } from "#app/domain/revenue/sales-line.ts";
import type { Column } from "#app/platform/tables/header.ts";

import { type AdjustmentField, adjustmentColumns } from "./adjustment-columns.ts";
import { type ForecastField, forecastColumns } from "./forecast/forecast-columns.ts";
import { partNames } from "./master/part-names.ts";
import { type RecordField, recordColumns } from "./master/record-columns.ts";
import { withNamesAbroad } from "./names-abroad.ts";
import { saleReferences, unitNames } from "./sale-references.ts";
import { isRecordKind, type SubmissionKind } from "./submission.ts";

export type SaleField =
  | "branch"
  | "document"
  | "lineNo"
  | "day"
  | "part"
  | "quantity"
  | "unitPrice"
  | "currency"
  | "partner"
  | "type"
  | "unit"
  | "deal"
  | "authorisation"
  | "serials"
  | PartyField;
export type PartyField =
  | "customer"
  | "domain"
  | "duns"
  | "lei"
  | "vat"
  | "phone"
  | "street"
  | "postcode"
  | "city"
  | "country";
export type StockField =
  | "location"
  | "asOf"
  | "part"
  | "unit"
  | "onHand"
  | "available"
  | "committed"
  | "onOrder"
  | "inTransit"
  | "backordered";
export type Field = SaleField | StockField | AdjustmentField | RecordField | ForecastField;

/** A table may have a column for each currency or month instead of one for what it is of; a single line has not. */
export const isOfTable = (field: Field): boolean => field.startsWith("rate:") || field === "month";

const sale: Column<SaleField>[] = [
  {
    field: "document",
    label: "Invoice number",
    required: true,
    names: [
      "Invoice No",
      "Invoice Number",
      "Invoice",
      "Document No",
      "Document",
      "Document Number",
      "Order No",
      "Belegnummer",
      "Rechnungsnummer",
    ],
  },
  {
    field: "lineNo",
    label: "Invoice line",
    names: ["Invoice Line", "Line No", "Line", "Line Number", "Position", "Pos"],
  },
  {
    field: "day",
    label: "Invoice day",
    required: true,
    names: ["Invoice Date", "Invoice Day", "Date", "Document Date", "Ship Date", "Rechnungsdatum"],
  },
  { field: "part", label: "Part number", required: true, names: partNames },
  {
    field: "quantity",
    label: "Quantity",
    required: true,
    names: ["Qty", "Quantity", "Units", "Qty Sold", "Quantity Sold", "Pieces", "Menge", "Antall"],
  },
  {
    field: "unitPrice",
    label: "Unit price",
    required: true,
    names: [
      "Unit Price",
      "Unit Resale Price",
      "Unit Sell Price",
      "Resale Price",
      "Net Unit Price",
      "Unit Net Price",
      "Price",
      "Einzelpreis",
    ],
  },
  { field: "currency", label: "Currency", names: ["Currency", "Curr", "Currency Code", "Währung"] },
  {
    field: "branch",
    label: "Branch",
    names: ["Branch", "Branch ID", "Branch Code", "Warehouse", "Site", "Filiale"],
  },
  ...saleReferences,
];

const customer = (required: boolean, more: readonly string[]): Column<SaleField>[] => [
  {
    field: "customer",
    label: "End customer",
    required,
    names: ["End Customer", "End Customer Name", "End User", "End User Name", ...more],
  },
  {
    field: "domain",
    label: "Customer web",
    names: [
      "Customer Web",
      "End Customer Domain",
      "End Customer Web",
      "Domain",
      "Web",
      "Website",
      "Customer Domain",
    ],
  },
  { field: "duns", label: "DUNS", names: ["DUNS", "End Customer DUNS", "D-U-N-S", "DUNS Number"] },
  { field: "lei", label: "LEI", names: ["LEI", "End Customer LEI", "LEI Code"] },
  {
    field: "vat",
    label: "VAT number",
    names: ["VAT", "VAT No", "VAT Number", "Tax ID", "End Customer Tax ID", "Org No", "UID"],
  },
  {
    field: "phone",
    label: "Customer phone",
    names: [
      "Customer Phone",
      "End Customer Phone",
      "Phone",
      "Phone Number",
      "Telephone",
      "Telefon",
    ],
  },
  {
    field: "street",
    label: "Street",
    names: ["Street", "Address", "Address 1", "End Customer Address"],
  },
  {
    field: "postcode",
    label: "Postcode",
    names: ["Postcode", "Postal Code", "Postal", "ZIP", "Zip Code", "PLZ"],
  },
  { field: "city", label: "City", names: ["City", "Town", "End Customer City", "Ort"] },
  {
    field: "country",
    label: "Country",
    names: ["Country", "Country Code", "End Customer Country", "Land"],
  },
];

const soldTo: Column<SaleField> = {
  field: "partner",
  label: "Reseller",
  names: [
    "Reseller",
    "Reseller Name",
    "Reseller ID",
    "Ship-to Customer",
    "Sold-to Customer",
    "Sold-to",
    "Ship-to",
    "Bill-to Customer",
    "Dealer",
    "Customer",
    "Customer Name",
  ],
};

const buyer: Column<SaleField> = {
  field: "partner",
  label: "Partner",
  required: true,
  names: [
    "Partner",
    "Partner Code",
    "Partner Name",
    "Sold-to",
    "Sold-to Party",
    "Sold-to Customer",
    "Bill-to",
    "Customer",
    "Customer No",
    "Customer Name",
  ],
};

const plainCustomer = ["Customer", "Customer Name", "Ship-to Customer", "Sold-to Customer"];

const stock: Column<StockField>[] = [
  {
    field: "location",
    label: "Location",
    names: [
      "Location",
      "Location ID",
      "Location Code",
      "Warehouse",
      "Branch",
      "Site",
      "Stock Location",
      "Lager",
    ],
  },
  {
    field: "asOf",
    label: "As of",
    required: true,
    names: [
      "As Of",
      "As Of Date",
      "Stock Date",
      "Report Date",
      "Inventory Date",
      "Snapshot Date",
      "Date",
      "Stichtag",
    ],
  },
  { field: "part", label: "Part number", required: true, names: partNames },
  { field: "unit", label: "Unit", names: unitNames },
  {
    field: "onHand",
    label: "On hand",
    required: true,
    names: [
      "On Hand",
      "Qty On Hand",
      "Quantity On Hand",
      "QOH",
      "Stock",
      "Qty",
      "Quantity",
      "Bestand",
    ],
  },
  {
    field: "available",
    label: "Available",
    names: ["Available", "Qty Available", "Available For Sale", "Free Stock"],
  },
  {
    field: "committed",
    label: "Committed",
    names: ["Committed", "Qty Committed", "Allocated", "Reserved"],
  },
  {
    field: "onOrder",
    label: "On order",
    names: ["On Order", "Qty On Order", "Ordered", "Open Orders"],
  },
  { field: "inTransit", label: "In transit", names: ["In Transit", "Qty In Transit", "Transit"] },
  {
    field: "backordered",
    label: "Backordered",
    names: ["Backordered", "Backorder", "Qty Backorder", "Back Orders"],
  },
];

/**
 * The columns of a kind of file. "Customer" means the reseller in a distributor's file and the end customer in a
 * reseller's, so the same word leads to another column.
 */
export function columnsFor(
  kind: SubmissionKind,
  reporter: "distributor" | "reseller" | null,
): Column<Field>[] {
  if (isRecordKind(kind)) return [...recordColumns[kind]];
  if (isAdjustment(kind)) return [...adjustmentColumns[kind]];
  if (kind === "forecast") return [...forecastColumns];
  if (kind === "inventory") return withNamesAbroad(stock);
  if (kind === "sell_in") return withNamesAbroad([...sale, buyer]);
  if (kind === "direct" || reporter === "reseller") {
    return withNamesAbroad([...sale, ...customer(true, plainCustomer)]);
  }
  return withNamesAbroad([...sale, ...customer(false, []), soldTo]);
}
