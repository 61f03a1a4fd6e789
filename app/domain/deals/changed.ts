import { z } from "zod";

/** Of which version of a deal a form was made, and which form it is: what nobody else may have overtaken. */
export const stampFields = {
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  formId: z.uuid().optional(),
};
export type Stamp = { version?: number; formId?: string };

/** What was there, and what took its place; without values where only the fact may be told. */
export type FieldChange = { field: string; was: string | null; is: string | null };
export type Changes = Record<string, [was: string | null, is: string | null] | []>;

/** The deal is not any more as the form showed it: who changed it last, when, and all that changed since. */
export type Changed = {
  ok: false;
  reason: "changed";
  by: string;
  at: Date;
  changes: FieldChange[];
};

type Value = Date | bigint | number | string | boolean | string[] | null | undefined;

const written = (value: Value): string | null => {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(", ") : String(value);
};

/** Field by field what differs. */
export function changesBetween(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): Changes {
  return Object.fromEntries(
    Object.keys(after).flatMap((field) => {
      const [was, is] = [written(before[field]), written(after[field])];
      return was === is ? [] : [[field, [was, is]]];
    }),
  );
}

/** Several changes, the earliest first, as one: from what was there at the beginning to what stands there at the end. */
export function changesTogether(all: readonly Changes[]): FieldChange[] {
  const together = new Map<string, FieldChange>();
  for (const changes of all) {
    for (const [field, [was = null, is = null]] of Object.entries(changes)) {
      together.set(field, { field, was: together.get(field)?.was ?? was, is });
    }
  }
  return [...together.values()].filter(({ was, is }) => was === null || was !== is);
}
