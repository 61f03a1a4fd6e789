const START = 1 << 12;

/**
 * Counts how often each key came, in a few bytes a key: a file of a million lines has a million keys, and their texts
 * would not fit. Two keys of one hash would count as one; at two million keys that happens once in ten million files.
 */
export class LineCounter {
  private size = START;
  private used = 0;
  private high = new Uint32Array(START);
  private low = new Uint32Array(START);
  private counts = new Uint32Array(START);

  /** The how manieth of its key this is, from 1. */
  next(key: string): number {
    let high = 0x811c9dc5;
    let low = 0x9747b28c;
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
      low ^= low >>> 13;
    }
    const slot = this.slotOf(high >>> 0, (low ^ (high >>> 7)) >>> 0);
    const count = (this.counts[slot] ?? 0) + 1;
    this.counts[slot] = count;
    if (count === 1) {
      this.used += 1;
      if (this.used * 2 > this.size) this.grow();
    }
    return count;
  }

  private slotOf(high: number, low: number): number {
    const mask = this.size - 1;
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
    while (this.counts[slot] !== 0) {
      if (this.high[slot] === high && this.low[slot] === low) return slot;
      slot = (slot + 1) & mask;
    }
    this.high[slot] = high;
    this.low[slot] = low;
    return slot;
  }

  private grow() {
    const { high, low, counts, size } = this;
    this.size = size * 2;
    this.high = new Uint32Array(this.size);
    this.low = new Uint32Array(this.size);
    this.counts = new Uint32Array(this.size);
    for (let slot = 0; slot < size; slot += 1) {
      const count = counts[slot] ?? 0;
      if (count > 0) this.counts[this.slotOf(high[slot] ?? 0, low[slot] ?? 0)] = count;
    }
  }
}
