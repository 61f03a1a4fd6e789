import type { AdjustmentKind } from "#app/domain/revenue/sales-line.ts";
import type { Column } from "#app/platform/tables/header.ts";

import { partNames } from "./master/part-names.ts";

export type AdjustmentField =
  | "document"
  | "lineNo"
  | "day"
  | "part"
  | "partner"
  | "location"
  | "quantity"
  | "reason"
  | "creditOrCharge"
  | "amount"
  | "perUnit"
  | "currency";

const partner: Column<AdjustmentField> = {
  field: "partner",
  label: "Partner",
  required: true,
  names: ["Partner", "Partner Code", "Partner Name", "Distributor", "Reseller", "Customer"],
};

const reason: Column<AdjustmentField> = {
  field: "reason",
  label: "Reason",
  names: ["Reason", "Reason Code", "Why", "Comment", "Note", "Grund"],
};

const documentNames = ["Document", "Document No", "Document Number", "Reference", "Belegnummer"];
const lineNo: Column<AdjustmentField> = {
  field: "lineNo",
  label: "Line",
  names: ["Line", "Line No", "Line Number", "Position", "Pos"],
};
const part: Column<AdjustmentField> = {
  field: "part",
  label: "Part number",
  required: true,
  names: partNames,
};

const stock: Column<AdjustmentField>[] = [
  {
    field: "document",
    label: "Document",
    required: true,
    names: [...documentNames, "Adjustment No", "Adjustment", "Count No", "Count"],
  },
  lineNo,
  {
    field: "day",
    label: "Day",
    required: true,
    names: ["Day", "Date", "Adjustment Date", "Count Date", "Posting Date", "Datum"],
  },
  partner,
  {
    field: "location",
    label: "Location",
    names: ["Location", "Location Code", "Warehouse", "Branch", "Site", "Lager"],
  },
  part,
  {
    field: "quantity",
    label: "Quantity",
    required: true,
    names: ["Quantity", "Qty", "Units", "Difference", "Adjusted Qty", "Menge", "Antall"],
  },
  reason,
];

const price: Column<AdjustmentField>[] = [
  {
    field: "document",
    label: "Document",
    required: true,
    names: [...documentNames, "Credit Note", "Credit Note No", "Claim No", "Claim"],
  },
  lineNo,
  {
    field: "day",
    label: "Day",
    required: true,
    names: ["Day", "Date", "Effective Date", "Credit Date", "Posting Date", "Datum"],
  },
  partner,
  part,
  {
    field: "creditOrCharge",
    label: "Credit or charge",
    required: true,
    names: ["Credit or Charge", "Type", "Kind", "Debit or Credit", "Adjustment Type"],
  },
  {
    field: "amount",
    label: "Amount",
    names: ["Amount", "Credit Amount", "Total", "Net Amount", "Betrag"],
  },
  {
    field: "perUnit",
    label: "Per unit",
    names: ["Per Unit", "Amount per Unit", "Unit Amount", "Credit per Unit", "Price Difference"],
  },
  {
    field: "quantity",
    label: "Units",
    names: ["Units", "Quantity", "Qty", "Units on Hand", "Menge"],
  },
  { field: "currency", label: "Currency", names: ["Currency", "Curr", "Currency Code"] },
  reason,
];

export const adjustmentColumns: Record<AdjustmentKind, readonly Column<AdjustmentField>[]> = {
  stock_adjustment: stock,
  price_adjustment: price,
};
