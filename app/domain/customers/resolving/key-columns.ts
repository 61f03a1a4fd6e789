import type { PartyKey } from "./party-keys.ts";

/** The keys of many parties one after the other in columns: an object for each would be most of a large run's memory. */
export class KeyColumns {
  hashes = new Float64Array(64);
  /** Of each key what sharing it says, in tenths. */
  worths = new Uint8Array(64);
  strongs = new Uint8Array(64);
  /** Of each party where its keys begin, and behind the last where they end. */
  readonly starts = [0];

  constructor(lists: Iterable<readonly PartyKey[]> = []) {
    for (const keys of lists) this.add(keys);
  }

  get parties(): number {
    return this.starts.length - 1;
  }

  get length(): number {
    return this.starts[this.parties] ?? 0;
  }

  add(keys: readonly PartyKey[]): void {
    let at = this.length;
    if (at + keys.length > this.hashes.length) this.widen(at + keys.length);
    for (const { hash, worth, strong } of keys) {
      this.hashes[at] = hash;
      this.worths[at] = Math.round(worth * 10);
      this.strongs[at] = strong ? 1 : 0;
      at += 1;
    }
    this.starts.push(at);
  }

  /** Those of these parties alone, in the order in which they are named. */
  of(parties: readonly number[]): KeyColumns {
    const some = new KeyColumns();
    for (const party of parties) some.add(this.keysOf(party));
    return some;
  }

  keysOf(party: number): PartyKey[] {
    const keys: PartyKey[] = [];
    for (let at = this.starts[party] ?? 0; at < (this.starts[party + 1] ?? 0); at += 1)
      keys.push({
        hash: this.hashes[at] ?? 0,
        worth: (this.worths[at] ?? 0) / 10,
        strong: this.strongs[at] === 1,
      });
    return keys;
  }

  private widen(least: number): void {
    const room = Math.max(least, this.hashes.length * 2);
    const [hashes, worths, strongs] = [
      new Float64Array(room),
      new Uint8Array(room),
      new Uint8Array(room),
    ];
    hashes.set(this.hashes);
    worths.set(this.worths);
    strongs.set(this.strongs);
    [this.hashes, this.worths, this.strongs] = [hashes, worths, strongs];
  }
}

/** All different keys of many parties in their order, so that a key is a small number. */
export class KeyTable {
  readonly distinct: Float64Array;
  /** Of each key in the columns its place among those that are different. */
  readonly places: Int32Array;

  constructor(readonly columns: KeyColumns) {
    const all = columns.hashes.slice(0, columns.length).sort();
    let many = 0;
    for (let at = 0; at < all.length; at += 1)
      if (at === 0 || all[at] !== all[at - 1]) {
        all[many] = all[at] ?? 0;
        many += 1;
      }
    this.distinct = all.slice(0, many);
    this.places = Int32Array.from(columns.hashes.subarray(0, columns.length), (hash) =>
      placeOf(this.distinct, hash),
    );
  }

  /** Who holds which key: at most so many of each, the first of the parties. */
  holders(most = Number.POSITIVE_INFINITY, parties = this.columns.parties): Holders {
    const keys = this.distinct.length;
    const used = this.columns.starts[parties] ?? 0;
    const starts = new Int32Array(keys + 1);
    for (const key of this.places.subarray(0, used)) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
    for (let key = 0; key < keys; key += 1)
      starts[key + 1] = Math.min(starts[key + 1] ?? 0, most) + (starts[key] ?? 0);
    const holders = new Int32Array(starts[keys] ?? 0);
    const next = starts.slice();
    for (let party = 0; party < parties; party += 1)
      for (
        let at = this.columns.starts[party] ?? 0;
        at < (this.columns.starts[party + 1] ?? 0);
        at += 1
      ) {
        const key = this.places[at] ?? 0;
        const to = next[key] ?? 0;
        if (to >= (starts[key + 1] ?? 0)) continue;
        holders[to] = party;
        next[key] = to + 1;
      }
    return { starts, holders };
  }
}

/** Who holds each of some keys: of the key at place k, from starts[k] up to starts[k + 1]. */
export type Holders = { starts: Int32Array; holders: Int32Array };

function placeOf(distinct: Float64Array, hash: number): number {
  let low = 0;
  let high = distinct.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((distinct[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
