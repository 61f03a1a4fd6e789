import { BOM, csvRow } from "#app/platform/csv/write-csv.ts";
import { decimalFrom } from "#app/ui/format.ts";

import { sumOf } from "../pivot.ts";
import type { ListedCustomer } from "./customer-table.tsx";

const head = [
  "Customer",
  "City",
  "Country",
  "Lifecycle",
  "Through",
  "Open deals",
  "Currency",
  "Revenue, 4 quarters",
  "Indirect",
  "Direct",
];

export function customersToCsv(
  customers: readonly ListedCustomer[],
  currency: string,
  minorDigits: number,
): string {
  const money = (minor: bigint) => decimalFrom(minor, minorDigits);
  const rows = customers.map((row) => [
    row.name,
    row.city,
    row.country,
    row.lifecycle,
    row.partnerNames.join(", "),
    row.openDeals,
    currency,
    money(sumOf(row)),
    money(row.indirectMinor),
    money(row.directMinor),
  ]);
  return BOM + [head, ...rows].map((cells) => csvRow(cells)).join("");
}
