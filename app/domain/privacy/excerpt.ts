import type { Row } from "./hits.ts";
import type { Held } from "./register/held.ts";
import { treatmentOf } from "./register/register.ts";
import { type Subject, wordsOf } from "./subject.ts";

const AROUND = 60;
const MOST = 5;

/** What a column says of somebody: all of a contact's own column, and of a text the words around. */
export function excerptOf(held: Held, row: Row, column: string, subject: Subject): string {
  const value = row[column];
  const way = treatmentOf(held, column);
  const text = typeof value === "string" ? value : value == null ? "" : JSON.stringify(value);
  if (way !== "text" && way !== "json") return text;
  if (held.apart) return "Named here";
  const words = wordsOf(subject);
  const places = words ? [...text.matchAll(words)].slice(0, MOST) : [];
  return places
    .map(({ index, 0: found }) => {
      const [from, to] = [Math.max(0, index - AROUND), index + found.length + AROUND];
      return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
    })
    .join("\n");
}

/** A column's name as people read it. */
export const columnWords = (column: string) => {
  const words = column.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
