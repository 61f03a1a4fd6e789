import { type Column, nameKey } from "#app/platform/tables/header.ts";
import { csvRow } from "#app/platform/tables/write-csv.ts";

import { columnsFor, type Field, isOfTable } from "../columns.ts";
import type { SubmissionKind } from "../submission.ts";

/** A value of each column, for the row that shows how one is written. */
const examples: Partial<Record<Field, string>> = {
  document: "INV-1001",
  lineNo: "1",
  day: "2026-05-22",
  asOf: "2026-05-22",
  part: "AB-1000",
  quantity: "5",
  unitPrice: "129.00",
  currency: "EUR",
  branch: "Main",
  location: "Main",
  partner: "Example Reseller",
  customer: "Example Company",
  domain: "company.example",
  vat: "DE123456789",
  duns: "123456789",
  lei: "5493001KJTIIGC8Y1R12",
  phone: "+49 30 1234567",
  street: "1 Example Street",
  postcode: "10115",
  city: "Berlin",
  country: "DE",
  onHand: "12",
  available: "10",
  committed: "2",
  onOrder: "20",
  inTransit: "0",
  backordered: "0",
  name: "Example",
  family: "Example family",
  unit: "piece",
  pack: "1",
  status: "active",
  price: "129.00",
  validFrom: "2026-12-01",
  externalId: "100001",
  system: "ERP",
  code: "EXAMPLE",
  partnerKind: "reseller",
  tier: "Gold",
  base: "EUR",
  rate: "1.0838",
  creditOrCharge: "credit",
  perUnit: "12.50",
  costKind: "rebate",
  from: "2026-04-01",
  to: "2026-06-30",
  cost: "61.20",
};
const ofKind: Partial<Record<SubmissionKind, Partial<Record<Field, string>>>> = {
  rates: { currency: "USD" },
  stock_adjustment: { document: "ADJ-1001", quantity: "-2", reason: "Damaged in transit" },
  price_adjustment: { document: "PP-1001", amount: "", reason: "Price protection" },
  forecast: { from: "2026-12-01", to: "", quantity: "120", location: "", customer: "", domain: "" },
  channel_costs: { document: "CLAIM-1001", amount: "450.00", part: "", family: "" },
};

/** What a column is called in a file of ours: as we ask for it, where files may be headed so. */
export function headOf({ label, names }: Column<Field>): string {
  const known = names.some((name) => nameKey(name) === nameKey(label));
  return known ? label : (names[0] ?? label);
}

/** How a value of a column is written. */
export const exampleOf = (kind: SubmissionKind, field: Field): string =>
  ofKind[kind]?.[field] ?? examples[field] ?? "";

/** A file of a kind to be filled in: its header and one row as an example. */
export function templateFor(
  kind: SubmissionKind,
  reporter: "distributor" | "reseller" | null,
): string {
  const columns = columnsFor(kind, reporter).filter(({ field }) => !isOfTable(field));
  const row = columns.map(({ field }) => exampleOf(kind, field));
  return csvRow(columns.map(headOf)) + csvRow(row);
}
