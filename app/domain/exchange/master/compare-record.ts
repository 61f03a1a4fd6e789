import type { Fields } from "#app/platform/records/record-room.ts";

export type Compared = {
  verdict: "fresh" | "changed" | "same";
  /** Of the fields that were said: what stood there. */
  before: Fields;
  /** The fields that become something else. */
  changed: Fields;
};

type How = {
  /** A record of nothing but fields that come and go: it is new when nothing was there of what is said. */
  byField: boolean;
};

/** What a row does to a record: brings it into being, changes it, or says what is known. */
export function compareRecord(said: Fields, known: Fields | undefined, { byField }: How): Compared {
  const before: Fields = {};
  const changed: Fields = {};
  for (const [field, value] of Object.entries(said)) {
    const stood = known?.[field] ?? null;
    before[field] = stood;
    if (stood !== value) changed[field] = value;
  }
  if (!known && !byField) return { verdict: "fresh", before, changed: said };
  if (Object.keys(changed).length === 0) return { verdict: "same", before, changed };
  const fresh = byField && Object.values(before).every((value) => value === null);
  return { verdict: fresh ? "fresh" : "changed", before, changed };
}
