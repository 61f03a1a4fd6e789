/** Units and the amount that belongs to them. */
export type Lot = { quantity: number; minor: bigint };

/** Cuts units off with their share of the amount. Whoever takes the last units takes the remainder. */
export function cut(lot: Lot, quantity: number): Lot {
  const whole = quantity === lot.quantity;
  const minor = whole ? lot.minor : (lot.minor * BigInt(quantity)) / BigInt(lot.quantity);
  lot.quantity -= quantity;
  lot.minor -= minor;
  return { quantity, minor };
}

/** What a sell-in opened: the units that came in with one line, by whom, and what they are paid for in. */
export type Layer = { factId: string; day: string; partnerId: string; currency: string };

/** Where a piece lay before it moved on, so that it can go back. */
export type Place = { holderId: string; place: number; before: Place | null };

/** Units of one layer lying at one partner; the amount is what the vendor earned for them. */
export type Piece = Lot & {
  layer: Layer;
  /** The order of arrival at the holder. A piece that returns lies where it lay. */
  place: number;
  before: Place | null;
};

export const takeFrom = (piece: Piece, quantity: number): Piece => {
  const { layer, place, before } = piece;
  return { layer, place, before, ...cut(piece, quantity) };
};

/** What lies at one partner, oldest arrival first. */
export class Shelf {
  #pieces: Piece[] = [];
  /** Pieces before it are gone: to move all others up for each that goes would take longest of all. */
  #first = 0;

  get pieces(): readonly Piece[] {
    return this.#pieces.slice(this.#first);
  }

  /** Into its place in the queue; units of the same arrival lie together. */
  put(piece: Piece) {
    const pieces = this.#pieces;
    let at = this.#first;
    for (let end = pieces.length; at < end; ) {
      const middle = (at + end) >>> 1;
      if ((pieces[middle] as Piece).place < piece.place) at = middle + 1;
      else end = middle;
    }
    const same = pieces[at];
    if (same?.place === piece.place) {
      same.quantity += piece.quantity;
      same.minor += piece.minor;
    } else pieces.splice(at, 0, piece);
  }

  takeOldest(quantity: number): Piece | null {
    const piece = this.#pieces[this.#first];
    if (!piece) return null;
    const taken = takeFrom(piece, Math.min(quantity, piece.quantity));
    if (piece.quantity === 0) this.#first += 1;
    if (this.#first > 500 && this.#first * 2 > this.#pieces.length) {
      this.#pieces = this.#pieces.slice(this.#first);
      this.#first = 0;
    }
    return taken;
  }

  takeNewest(quantity: number, fits: (piece: Piece) => boolean): Piece | null {
    for (let at = this.#pieces.length - 1; at >= this.#first; at -= 1) {
      const piece = this.#pieces[at] as Piece;
      if (!fits(piece)) continue;
      const taken = takeFrom(piece, Math.min(quantity, piece.quantity));
      if (piece.quantity === 0) this.#pieces.splice(at, 1);
      return taken;
    }
    return null;
  }
}
