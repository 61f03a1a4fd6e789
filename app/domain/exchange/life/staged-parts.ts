/** What the good lines of a product come to, returns apart. */
export type StagedPart = {
  productId: string;
  returned: boolean;
  rows: number;
  units: number;
  amountMinor: bigint;
  from: Date;
  to: Date;
  lastRow: number;
  firstKey: string;
  lastKey: string;
};

/** As the database orders keys. */
export const compareKeys = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Adds what further lines of the same product come to. */
export function joinParts(one: StagedPart, other: StagedPart): StagedPart {
  return {
    ...one,
    rows: one.rows + other.rows,
    units: one.units + other.units,
    amountMinor: one.amountMinor + other.amountMinor,
    from: one.from < other.from ? one.from : other.from,
    to: one.to > other.to ? one.to : other.to,
    lastRow: Math.max(one.lastRow, other.lastRow),
    firstKey: compareKeys(one.firstKey, other.firstKey) < 0 ? one.firstKey : other.firstKey,
    lastKey: compareKeys(one.lastKey, other.lastKey) > 0 ? one.lastKey : other.lastKey,
  };
}
