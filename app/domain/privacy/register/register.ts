import { customers } from "./customers.ts";
import { deals } from "./deals.ts";
import type { Held, Treatment } from "./held.ts";
import { people } from "./people.ts";

/**
 * Every table of the vendor's that may hold a person's data, column by column. A test reads the schema and fails
 * when a column of text stands neither here nor among `nobodys`.
 */
export const register: readonly Held[] = [...people, ...deals, ...customers];

const byTable = new Map(register.map((held) => [held.table, held]));

export function heldIn(table: string): Held {
  const held = byTable.get(table);
  if (!held) throw new Error(`Nothing is registered of ${table}`);
  return held;
}

/** The columns of a table that are treated in one of these ways. */
export const columnsOf = ({ holds }: Held, ...ways: Treatment[]): string[] =>
  ways.flatMap((way) => holds[way] ?? []);

export function treatmentOf({ holds }: Held, column: string): Treatment | null {
  const found = Object.entries(holds).find(([, columns]) => columns.includes(column));
  return found ? (found[0] as Treatment) : null;
}

/** Columns of those who are somebody's contact. */
export const contactWays = ["name", "mail", "address", "phone", "title"] as const;
