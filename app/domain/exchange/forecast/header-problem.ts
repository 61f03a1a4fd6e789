import type { Header } from "#app/platform/tables/header.ts";

import type { Field } from "../columns.ts";
import { bucketNames, oddDay } from "./bucket-names.ts";
import { bucketOfField, isMonthField } from "./forecast-columns.ts";

/** What is wrong with the columns of a forecast, whatever its rows say. */
export function headerProblem({ at, cells }: Header<Field>): string | null {
  const months = Object.keys(at).filter(isMonthField);
  if (months.length === 0) return null;
  if (at.from !== undefined) {
    return "The file has a column for the month and columns named after months. Keep one of the two";
  }
  const nameAt = (field: (typeof months)[number]) => (cells[at[field] ?? -1] ?? "").trim();
  // Of two columns with one name, only one has a place.
  const names = bucketNames(cells);
  const twice = names.findIndex(
    (name, place) => name !== undefined && names.indexOf(name) < place && isTaken(at, name),
  );
  if (twice >= 0) return `The file has two columns for ${(cells[twice] ?? "").trim()}`;
  const odd = oddDay(cells);
  if (odd !== undefined) {
    return `The column ${odd.trim()} is for a day that begins neither a month nor a week from Monday`;
  }
  const inOrder = months
    .map((field) => ({ field, ...bucketOfField(field) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const over = inOrder.findIndex(
    ({ from }, nth) => nth > 0 && from <= (inOrder[nth - 1]?.to ?? ""),
  );
  const [one, other] = [inOrder[over - 1], inOrder[over]];
  if (!one || !other) return null;
  return `The columns ${nameAt(one.field)} and ${nameAt(other.field)} are for the same days. Keep one of the two`;
}

const isTaken = (at: Header<Field>["at"], name: string) => at[`month:${name}`] !== undefined;
