import Papa from "papaparse";

import type { Product } from "#app/domain/catalog/product.ts";

import { type DemandRow, differenceOf, type VendorDemandRow } from "./demand-overview.ts";
import type { ForecastLine } from "./forecast.ts";
import type { Month } from "./month.ts";

// A cell that begins like a formula would be run by the spreadsheet that opens the file.
const options = { escapeFormulae: true, newline: "\r\n" };

const partOf = ({ product }: DemandRow) => [product.partNo, product.name, product.familyName];

type Grid = {
  shown: readonly Product[];
  months: readonly Month[];
  lines: readonly ForecastLine[];
};

/** The grid as a file: a row per part, a column per month, ready to be filled in and sent back. */
export function forecastCsv({ shown, months, lines }: Grid): string {
  const figures = new Map(lines.map((line) => [`${line.productId} ${line.month}`, line.quantity]));
  const data = shown.map((product) => [
    product.partNo,
    product.name,
    ...months.map((month) => figures.get(`${product.id} ${month}`) ?? null),
  ]);
  return Papa.unparse({ fields: ["part_no", "product_name", ...months], data }, options);
}

/** One row per part and month in which anybody stated demand. */
export function demandCsv(rows: readonly DemandRow[]): string {
  const data = rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.channel !== null || cell.supplier !== null)
      .map((cell) => [
        ...partOf(row),
        `${cell.month}-01`,
        cell.channel,
        cell.supplier,
        differenceOf(cell),
      ]),
  );
  const fields = [
    "part_no",
    "product",
    "family",
    "bucket_start",
    "channel_demand",
    "supplier_forecast",
    "difference",
  ];
  return Papa.unparse({ fields, data }, options);
}

/** One row per part, month and partner that stated a figure. */
export function publishersCsv(rows: readonly VendorDemandRow[]): string {
  const data = rows.flatMap((row) =>
    row.publishers.flatMap((publisher) =>
      publisher.cells
        .filter((cell) => cell.quantity !== null)
        .map((cell) => [
          ...partOf(row),
          `${cell.month}-01`,
          publisher.name,
          publisher.kind,
          cell.quantity,
          cell.counted ? "yes" : "no",
          publisher.publishedAt.toISOString(),
        ]),
    ),
  );
  const fields = [
    "part_no",
    "product",
    "family",
    "bucket_start",
    "partner",
    "partner_kind",
    "quantity",
    "counted",
    "published_at",
  ];
  return Papa.unparse({ fields, data }, options);
}
