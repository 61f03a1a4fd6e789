import { csvCell, csvRow } from "#app/platform/tables/write-csv.ts";

import { templateRows } from "./deal-columns.ts";
import type { DealPlan } from "./deal-plan.ts";

/** The rows that are wrong as they were sent, with what is wrong in a column of its own: to be corrected and sent again. */
export function errorsCsv({ header, delimiter, rows }: Extract<DealPlan, { ok: true }>): string {
  const lines = rows.flatMap((row) =>
    row.verdict === "wrong"
      ? [row.raw + delimiter + csvCell(row.errors.map(said).join("; "), delimiter)]
      : [],
  );
  return `${[`${header + delimiter}errors`, ...lines].join("\r\n")}\r\n`;
}

const said = ({ column, value, words }: { column: string; value: string; words: string }) =>
  `${[column, value && `“${value}”`].filter(Boolean).join(" ")}: ${words}`;

export const templateCsv = (): string => templateRows.map((row) => csvRow(row)).join("");
