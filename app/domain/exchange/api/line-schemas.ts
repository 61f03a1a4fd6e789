import { z } from "zod";

import { type Column, nameKey } from "#app/platform/tables/header.ts";

import { columnsFor } from "../columns.ts";
import { fileKinds, kindNames, type SubmissionKind } from "../submission.ts";

/** "End customer" as endCustomer. */
function inOneWord(text: string): string {
  const [first = "", ...more] = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const rest = more.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  return [first.toLowerCase(), ...rest].join("");
}

/** What a column is called in JSON: its label, where files may be headed so, and else its first name. */
export function jsonName({ label, names }: Pick<Column<string>, "label" | "names">): string {
  const known = names.some((name) => nameKey(name) === nameKey(label));
  return inOneWord(known ? label : (names[0] ?? label));
}

/** One row of a file, by the columns that files of any format may have. */
function lineOf(columns: readonly Column<string>[], id: string) {
  const single = columns.filter(({ family }) => family === undefined);
  const shape = single.map((column): [string, z.ZodType] => {
    const { label, names } = column;
    const required = column.required && column.unless === undefined;
    const others = names.filter((name) => nameKey(name) !== nameKey(jsonName(column)));
    const value = z
      .union([z.string(), z.number(), z.boolean(), z.null()])
      .meta({ description: `${label}. Also taken: ${others.join(", ") || "no other name"}` });
    return [jsonName(column), required ? value : value.optional()];
  });
  const families = columns.filter(({ family }) => family !== undefined);
  const also = families.map(({ label }) => label.toLowerCase()).join(", ");
  const description = also && `A line may have ${also} instead`;
  return z.looseObject(Object.fromEntries(shape)).meta({ id, ...(description && { description }) });
}

const schemaName = (kind: SubmissionKind) =>
  `${kindNames[kind]
    .split(/\W+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Line`;

/** A row of each kind of file, for those who send JSON; other formats have the same columns. */
export const lineSchemas: Record<string, z.ZodType> = Object.fromEntries(
  fileKinds.flatMap((kind) => {
    const name = schemaName(kind);
    if (kind !== "pos") return [[name, lineOf(columnsFor(kind, null), name)]];
    return (["distributor", "reseller"] as const).map((reporter) => {
      const own = `${name}Of${reporter === "reseller" ? "Reseller" : "Distributor"}`;
      return [own, lineOf(columnsFor(kind, reporter), own)];
    });
  }),
);
