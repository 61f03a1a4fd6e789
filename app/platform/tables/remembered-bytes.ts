import type { ScannedCells } from "./byte-row.ts";

const MOST_REMEMBERED = 20_000;
const FIRST_SLOTS = 256;
const FIRST_BYTES = 4_096;
const EMPTY = 0x811c9dc5 | 0;

/**
 * What the bytes of some cells of a row stand for, so that they need not become text to be looked up. Forgotten whole
 * when there is too much of it.
 */
export class RememberedBytes<Value> {
  private readonly places: readonly number[];
  private slots = new Int32Array(FIRST_SLOTS);
  private hashes = new Int32Array(FIRST_SLOTS);
  /** Where the cells of each are kept and how long each of them is. */
  private starts = new Int32Array(FIRST_SLOTS);
  private lengths: Int32Array;
  private values: Value[] = [];
  private kept = new Uint8Array(FIRST_BYTES);
  private used = 0;

  /** `places` are where the cells stand; those that a row does not have are left out. */
  constructor(
    places: readonly number[],
    private readonly most = MOST_REMEMBERED,
  ) {
    this.places = places.filter((place) => place >= 0);
    this.lengths = new Int32Array(FIRST_SLOTS * this.places.length);
  }

  get(cells: ScannedCells): Value | undefined {
    const hash = this.hashOf(cells);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot] as number;
      if (entry === 0) return undefined;
      if (this.hashes[entry - 1] === hash && this.equal(entry - 1, cells)) {
        return this.values[entry - 1];
      }
    }
  }

  learn(cells: ScannedCells, value: Value) {
    if (this.get(cells) !== undefined) return;
    if (this.values.length >= this.most) this.forget();
    const entry = this.values.length;
    if ((entry + 1) * 2 > this.slots.length) this.grow();
    this.values.push(value);
    this.hashes[entry] = this.hashOf(cells);
    this.starts[entry] = this.used;
    for (let nth = 0; nth < this.places.length; nth += 1) {
      const place = this.places[nth] as number;
      const length = lengthAt(cells, place);
      this.lengths[entry * this.places.length + nth] = length;
      this.keep(cells, place, length);
    }
    this.put(entry);
  }

  private hashOf({ count, hash }: ScannedCells): number {
    let mixed = 0;
    for (const place of this.places) {
      mixed = Math.imul(mixed ^ (place < count ? (hash[place] as number) : EMPTY), 0x9e3779b1);
      mixed ^= mixed >>> 15;
    }
    return mixed;
  }

  private equal(entry: number, cells: ScannedCells): boolean {
    const { bytes, from } = cells;
    const { kept, places } = this;
    let at = this.starts[entry] as number;
    for (let nth = 0; nth < places.length; nth += 1) {
      const place = places[nth] as number;
      const length = this.lengths[entry * places.length + nth] as number;
      if (length !== lengthAt(cells, place)) return false;
      const start = from[place] as number;
      for (let step = 0; step < length; step += 1) {
        if (kept[at + step] !== bytes[start + step]) return false;
      }
      at += length;
    }
    return true;
  }

  private keep({ bytes, from }: ScannedCells, place: number, length: number) {
    if (length === 0) return;
    while (this.used + length > this.kept.length) {
      const larger = new Uint8Array(this.kept.length * 2);
      larger.set(this.kept);
      this.kept = larger;
    }
    const start = from[place] as number;
    this.kept.set(bytes.subarray(start, start + length), this.used);
    this.used += length;
  }

  private put(entry: number) {
    const mask = this.slots.length - 1;
    let slot = (this.hashes[entry] as number) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = entry + 1;
  }

  private grow() {
    const size = this.slots.length * 2;
    const larger = (array: Int32Array, length: number) => {
      const copy = new Int32Array(length);
      copy.set(array);
      return copy;
    };
    this.hashes = larger(this.hashes, size);
    this.starts = larger(this.starts, size);
    this.lengths = larger(this.lengths, size * this.places.length);
    this.slots = new Int32Array(size);
    for (let entry = 0; entry < this.values.length; entry += 1) this.put(entry);
  }

  private forget() {
    this.slots.fill(0);
    this.values = [];
    this.used = 0;
  }
}

const lengthAt = ({ count, from, to }: ScannedCells, place: number) =>
  place < count ? (to[place] as number) - (from[place] as number) : 0;
