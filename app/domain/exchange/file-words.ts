import { type Delimiter, delimiterNames } from "#app/platform/tables/delimiter.ts";
import { type Encoding, encodingNames } from "#app/platform/tables/encodings.ts";

import type { FileLayout } from "./submission.ts";

/** How a file was read, in words: "Semicolons, UTF-8". */
export function dialectOf({ delimiter, encoding, format }: FileLayout): string {
  if (format === "x12") return "X12";
  if (format === "xlsx") return "Excel workbook";
  const encodingName = encodingNames[encoding as Encoding];
  if (format === "json") return ["JSON", encodingName].filter(Boolean).join(", ");
  const names = [delimiterNames[delimiter as Delimiter], encodingName];
  return names.filter(Boolean).join(", ");
}

/** The header's cells that no field was found for. */
export function unusedColumns({ cells, at, format }: FileLayout): string[] {
  // Its table has columns of our own making.
  if (format === "x12") return [];
  const used = new Set(Object.values(at));
  if (used.size === 0) return [];
  return cells.filter((cell, place) => !used.has(place) && cell.trim() !== "" && cell !== "errors");
}
