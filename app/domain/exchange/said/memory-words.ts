import { type Encoding, encodingNames, isEncoding } from "#app/platform/tables/encodings.ts";

import type { Memory } from "./memory.server.ts";

/** What fields and partners are called, by what a memory holds of them. */
export type Names = { fields: ReadonlyMap<string, string>; partners: ReadonlyMap<string, string> };

/** What is remembered, as it goes on after the name it is about: "is the Part number". */
export function memoryWords({ what, value }: Pick<Memory, "what" | "value">, names: Names): string {
  if (what === "column") {
    if (value === "") return "is left alone";
    return `is ${names.fields.get(value) ?? value}`;
  }
  if (what === "partner") return `means ${names.partners.get(value) ?? "another partner"}`;
  if (what === "dates") {
    return value === "mdy" ? "has the month first" : "has the day first";
  }
  if (what === "decimal") return value === "," ? "has decimal commas" : "has decimal points";
  return `are ${isEncoding(value) ? encodingNames[value satisfies Encoding] : value}`;
}
