import { csvRow } from "#app/platform/csv/write-csv.ts";
import { minorDigits } from "#app/platform/money.ts";

import type { PriceLine } from "./catalog-list.ts";

/** A price list to be changed in a spreadsheet and handed in again: the two last columns are empty. */
export const pricesCsv = (lines: readonly PriceLine[], currency: string): string =>
  [
    csvRow([
      "Part number",
      "Name",
      "Family",
      "Currency",
      "Standing price",
      "Standing since",
      "New list price",
      "New valid from",
    ]),
    ...lines.map(({ partNo, name, familyName, listMinor, since }) =>
      csvRow([
        partNo,
        name,
        familyName,
        currency,
        listMinor === null ? "" : plain(listMinor, currency),
        since?.toISOString().slice(0, 10) ?? "",
        "",
        "",
      ]),
    ),
  ].join("");

/** 123450 cents as "1234.50". */
function plain(minor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const text = minor.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
