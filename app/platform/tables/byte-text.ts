const FIRST_BYTES = 65_536;
const ZERO = 48;

/** Text that is put together as the bytes in which it is sent. */
export class ByteText {
  length = 0;
  private bytes: Buffer;

  constructor(bytes = FIRST_BYTES) {
    this.bytes = Buffer.allocUnsafe(bytes);
  }

  /** Most pieces are a few bytes long: for so few, a call costs more than a loop. */
  add(piece: Uint8Array) {
    const { length } = piece;
    this.room(length);
    const { bytes } = this;
    let at = this.length;
    for (let nth = 0; nth < length; nth += 1) {
      bytes[at] = piece[nth] as number;
      at += 1;
    }
    this.length = at;
  }

  number(whole: number) {
    this.room(12);
    let digits = 1;
    for (let power = 10; power <= whole; power *= 10) digits += 1;
    let rest = whole;
    for (let at = this.length + digits - 1; at >= this.length; at -= 1) {
      const tenth = Math.floor(rest / 10);
      this.bytes[at] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.length += digits;
  }

  text(text: string) {
    this.room(text.length * 3);
    this.length += this.bytes.write(text, this.length);
  }

  /** What was put together so far; what follows begins anew. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = Buffer.allocUnsafe(this.bytes.length);
    this.length = 0;
    return taken;
  }

  private room(more: number) {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.length + more, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
