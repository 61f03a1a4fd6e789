import { type Delimiter, delimiterNames } from "#app/platform/csv/delimiter.ts";
import { type Encoding, encodingNames } from "#app/platform/csv/file-encoding.ts";

import type { FileLayout } from "./submission.ts";

/** How a file was read, in words: "Semicolons, UTF-8". */
export function dialectOf({ delimiter, encoding }: FileLayout): string {
  const names = [delimiterNames[delimiter as Delimiter], encodingNames[encoding as Encoding]];
  return names.filter(Boolean).join(", ");
}

/** The header's cells that no field was found for. */
export function unusedColumns({ cells, at }: FileLayout): string[] {
  const used = new Set(Object.values(at));
  if (used.size === 0) return [];
  return cells.filter((cell, place) => !used.has(place) && cell.trim() !== "");
}
