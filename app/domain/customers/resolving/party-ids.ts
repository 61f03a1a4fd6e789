const INTS = 4;
const BYTES = 16;
const FREE = -1;

/** Numbers parties in the order in which they are met, and finds the number of one that was met before by its id. */
export class PartyIds {
  /** Each id as four numbers. */
  private ids = new Int32Array(INTS * 1024);
  private slots = new Int32Array(4096).fill(FREE);
  private met = 0;

  get size(): number {
    return this.met;
  }

  /** The number of the id that stands here. */
  numberOf(from: Buffer, at: number): number {
    if (this.met * 2 > this.slots.length) this.widen();
    const a = from.readInt32BE(at);
    const b = from.readInt32BE(at + 4);
    const c = from.readInt32BE(at + 8);
    const d = from.readInt32BE(at + 12);
    const { ids } = this;
    let slot = this.slotOf(c, d);
    for (;;) {
      const known = this.slots[slot] ?? FREE;
      if (known === FREE) break;
      const place = known * INTS;
      if (ids[place + 3] === d && ids[place + 2] === c && ids[place + 1] === b && ids[place] === a)
        return known;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.slots[slot] = this.met;
    this.keep([a, b, c, d]);
    return this.met - 1;
  }

  /** As PostgreSQL reads it. */
  idOf(number: number): string {
    const bytes = Buffer.alloc(BYTES);
    for (let nth = 0; nth < INTS; nth += 1)
      bytes.writeInt32BE(this.ids[number * INTS + nth] ?? 0, nth * 4);
    return bytes.toString("hex");
  }

  /** By their ids, as the database orders them. */
  compare(one: number, other: number): number {
    for (let nth = 0; nth < INTS; nth += 1) {
      const a = (this.ids[one * INTS + nth] ?? 0) >>> 0;
      const b = (this.ids[other * INTS + nth] ?? 0) >>> 0;
      if (a !== b) return a - b;
    }
    return 0;
  }

  private keep(id: readonly number[]): void {
    if ((this.met + 1) * INTS > this.ids.length) {
      const wider = new Int32Array(this.ids.length * 2);
      wider.set(this.ids);
      this.ids = wider;
    }
    this.ids.set(id, this.met * INTS);
    this.met += 1;
  }

  /** Where to begin looking: the end of an id is random. */
  private slotOf(c: number, d: number): number {
    const mixed = Math.imul(d ^ Math.imul(c, 0x85ebca6b), 0x9e3779b1);
    return (mixed ^ (mixed >>> 15)) & (this.slots.length - 1);
  }

  private widen(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(FREE);
    for (let number = 0; number < this.met; number += 1) {
      let slot = this.slotOf(this.ids[number * INTS + 2] ?? 0, this.ids[number * INTS + 3] ?? 0);
      while (this.slots[slot] !== FREE) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number;
    }
  }
}
