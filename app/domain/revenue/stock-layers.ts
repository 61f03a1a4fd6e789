import type { Fact } from "./ledger.ts";

/** Units and the amount that belongs to them. */
export type Lot = { quantity: number; minor: bigint };

/** Cuts units off with their share of the amount. Whoever takes the last units takes the remainder. */
export function cut(lot: Lot, quantity: number): Lot {
  const minor = (lot.minor * BigInt(quantity)) / BigInt(lot.quantity);
  lot.quantity -= quantity;
  lot.minor -= minor;
  return { quantity, minor };
}

/** Where a piece lay before it moved on, so that it can go back. */
type Place = { holderId: string; place: number; before: Place | null };

/** Units of one sell-in lying at one partner; the amount is what the vendor earned for them. */
export type Piece = Lot & {
  sellIn: Fact;
  /** The order of arrival at the holder. A piece that returns lies where it lay. */
  place: number;
  before: Place | null;
};

export const takeFrom = (piece: Piece, quantity: number): Piece => ({
  ...piece,
  ...cut(piece, quantity),
});

/** What lies at one partner, oldest arrival first. */
export class Shelf {
  readonly pieces: Piece[] = [];

  /** Into its place in the queue; units of the same arrival lie together. */
  put(piece: Piece) {
    const at = this.pieces.findIndex((other) => other.place >= piece.place);
    const same = this.pieces[at];
    if (same?.place === piece.place) {
      same.quantity += piece.quantity;
      same.minor += piece.minor;
    } else this.pieces.splice(at < 0 ? this.pieces.length : at, 0, piece);
  }

  takeOldest(quantity: number): Piece | null {
    return this.#take(0, quantity);
  }

  takeNewest(quantity: number, fits: (piece: Piece) => boolean = () => true): Piece | null {
    return this.#take(this.pieces.findLastIndex(fits), quantity);
  }

  #take(index: number, quantity: number): Piece | null {
    const piece = this.pieces[index];
    if (!piece) return null;
    const taken = takeFrom(piece, Math.min(quantity, piece.quantity));
    if (piece.quantity === 0) this.pieces.splice(index, 1);
    return taken;
  }
}
