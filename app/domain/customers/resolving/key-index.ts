import { type Holders, type KeyColumns, KeyTable } from "./key-columns.ts";

/** As many parties are looked at for one key; of a key that more hold, so many and one are told. */
export const MOST_SHARING = 32;

/** As many of those that share most with a party are compared with it. */
export const CLOSEST = 12;

/** Who shares less than this part of what the closest shares is not looked at, in percent. */
export const NEAR_ENOUGH = 30;

/** What sharing a key of worth 1 with nobody else says. In whole numbers, a sum is the same in whatever order. */
export const WORTH = 10_000;

/** It says less that two share a key the more there are that share it. By how many of them do. */
const RARITY = Float64Array.from({ length: MOST_SHARING + 2 }, (_, sharing) => Math.sqrt(sharing));

/**
 * Finds who shares most with whom, by the same keys, limits and worth by which one statement finds it in the database:
 * among parties at hand, or among the holders that the database named.
 */
export class Sharing {
  private readonly sums: Int32Array;
  private readonly touched: number[] = [];

  constructor(
    private readonly table: KeyTable,
    private readonly held: Holders,
    holders: number,
    /** Of two that share as much, which stands first: a number below nothing for the former. */
    private readonly order: (one: number, other: number) => number = (one, other) => one - other,
  ) {
    this.sums = new Int32Array(holders);
  }

  /** Those that share most with a party of the table, the closest first, if they share at least so much. */
  closest(party: number, least: number, except = -1): number[] {
    const { sums, touched } = this;
    this.addUp(party, except);
    let highest = 0;
    for (const other of touched) highest = Math.max(highest, sums[other] ?? 0);
    const bar = Math.max(least * 100, highest * NEAR_ENOUGH);
    const near = touched.filter((other) => (sums[other] ?? 0) * 100 >= bar);
    near.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || this.order(a, b));
    for (const other of touched) sums[other] = 0;
    return near.slice(0, CLOSEST);
  }

  private addUp(party: number, except: number): void {
    const { sums, touched } = this;
    const { columns, places } = this.table;
    const { starts, holders } = this.held;
    touched.length = 0;
    for (let at = columns.starts[party] ?? 0; at < (columns.starts[party + 1] ?? 0); at += 1) {
      const key = places[at] ?? 0;
      const from = starts[key] ?? 0;
      const to = starts[key + 1] ?? 0;
      if (from === to || (to - from > MOST_SHARING && columns.strongs[at] !== 1)) continue;
      const worth = ((columns.worths[at] ?? 0) / 10) * WORTH;
      const value = Math.round(worth / (RARITY[to - from] ?? 1));
      for (let place = from; place < to; place += 1) {
        const other = holders[place] ?? 0;
        if (other === except) continue;
        const sum = sums[other] ?? 0;
        if (sum === 0) touched.push(other);
        sums[other] = sum + value;
      }
    }
  }
}

/** Who shares most with whom among these parties, or with the first of them. Their words decide their order. */
export function sharingAmong(columns: KeyColumns, known = columns.parties): Sharing {
  const table = new KeyTable(columns);
  return new Sharing(table, table.holders(MOST_SHARING + 1, known), known);
}
