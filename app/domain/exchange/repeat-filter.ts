const FIRST_BITS = 20;
/** 32 MB, for files of more lines than are taken. */
const MOST_BITS = 28;
const BITS_A_KEY = 64;
const PROBES = 6;
/** More suspects than these are no longer worth looking up one by one. */
const MOST_SUSPECTS = 20_000;
const OFFSET_HIGH = 0x811c9dc5;
const OFFSET_LOW = 0x9747b28c;

/**
 * Names the rows whose key an earlier row may have had, in a few bytes a row: none that repeats one is missed, and of a
 * million that do not, about one is named as well. The database tells them apart.
 */
export class RepeatFilter {
  private readonly pieces: Uint32Array[] = [];
  private bits = FIRST_BITS - 2;
  private room = 0;
  private readonly rows: number[] = [];
  private overflown = false;
  private high = OFFSET_HIGH;
  private low = OFFSET_LOW;
  private enteredHigh = OFFSET_HIGH;
  private enteredLow = OFFSET_LOW;

  /** The rows to look at; null when it is all of them. */
  suspects(): readonly number[] | null {
    return this.overflown ? null : this.rows;
  }

  /** The keys that follow begin with this. */
  enter(beginning: string) {
    this.start(OFFSET_HIGH, OFFSET_LOW);
    this.mix(beginning);
    this.enteredHigh = this.high;
    this.enteredLow = this.low;
  }

  /** A key, in up to three pieces: to put them together first would cost more than to look at them. */
  see(one: string, two: string, three: string, rowNo: number) {
    this.start(this.enteredHigh, this.enteredLow);
    this.mix(one);
    this.mix(two);
    this.mix(three);
    let high = this.high ^ (Math.imul(this.low, 0x9e3779b1) >>> 7);
    high ^= high >>> 15;
    if (this.hold(high, this.low | 1)) this.suspect(rowNo);
  }

  private start(high: number, low: number) {
    this.high = high;
    this.low = low;
  }

  private mix(text: string) {
    let { high, low } = this;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
      low ^= low >>> 13;
    }
    // Two pieces are not the same as one of both.
    this.high = Math.imul(high ^ 0x1f, 0x01000193);
    this.low = Math.imul(low ^ 0x1f, 0x85ebca6b);
  }

  private suspect(rowNo: number) {
    if (this.rows.length >= MOST_SUSPECTS) this.overflown = true;
    else this.rows.push(rowNo);
  }

  /** True when it may have been held before. */
  private hold(start: number, step: number): boolean {
    for (const piece of this.pieces) if (has(piece, start, step)) return true;
    if (this.room === 0) this.grow();
    this.room -= 1;
    const piece = this.pieces.at(-1);
    if (piece) set(piece, start, step);
    return false;
  }

  private grow() {
    this.bits = Math.min(MOST_BITS, this.bits + 2);
    this.pieces.push(new Uint32Array(2 ** (this.bits - 5)));
    this.room = 2 ** this.bits / BITS_A_KEY;
  }
}

function has(piece: Uint32Array, start: number, step: number): boolean {
  const mask = piece.length * 32 - 1;
  let at = start;
  for (let probe = 0; probe < PROBES; probe += 1) {
    const bit = at & mask;
    if (((piece[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    at = (at + step) | 0;
  }
  return true;
}

function set(piece: Uint32Array, start: number, step: number) {
  const mask = piece.length * 32 - 1;
  let at = start;
  for (let probe = 0; probe < PROBES; probe += 1) {
    const bit = at & mask;
    piece[bit >>> 5] = (piece[bit >>> 5] ?? 0) | (1 << (bit & 31));
    at = (at + step) | 0;
  }
}
