import { createHash } from "node:crypto";

type Plain = Record<string, unknown>;

/**
 * Names what stands in a record now. A form carries the edition it was filled from, so that of two people who edit
 * the same record the second learns of the first instead of writing over it.
 */
export function editionOf(record: Plain): string {
  const entries = Object.keys(record)
    .sort()
    .map((key) => [key, plainOf(record[key])]);
  return createHash("sha256").update(JSON.stringify(entries)).digest("hex").slice(0, 16);
}

/** What a change made of a record, for the audit trail: only the fields that differ. */
export function changesBetween(before: Plain, after: Plain) {
  const changed: Record<string, { from: string; to: string }> = {};
  for (const key of Object.keys(after)) {
    const [from, to] = [textOf(before[key]), textOf(after[key])];
    if (from !== to) changed[key] = { from, to };
  }
  return changed;
}

const plainOf = (value: unknown) => (typeof value === "bigint" ? value.toString() : value);

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return Array.isArray(value) ? value.join(", ") : String(value);
}
