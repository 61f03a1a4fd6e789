import type { Demand } from "./books.ts";
import type { Piece } from "./shelf.ts";

/** What was sold with one line and may come back: the units that were covered, and those that still wait. */
export type Sale = { key: string; pieces: Piece[]; demand: Demand | null };

/** Nothing of it can come back any more. */
export const isSpent = ({ pieces, demand }: Sale) =>
  pieces.length === 0 && (demand === null || demand.quantity === 0);

/** What one partner sold, newest last. What came back, or was forgone, is forgotten. */
export class SalesMemory {
  readonly all: Sale[] = [];
  readonly #byKey = new Map<string, Sale[]>();

  add(sale: Sale) {
    this.all.push(sale);
    const same = this.#byKey.get(sale.key);
    if (same) same.push(sale);
    else this.#byKey.set(sale.key, [sale]);
  }

  /** The newest sale to that customer of which units are still there. */
  newestTo = (key: string): Sale | null => newest(this.#byKey.get(key) ?? []);

  /** The newest sale to anybody. */
  newest = (): Sale | null => newest(this.all);
}

function newest(sales: Sale[]): Sale | null {
  for (let sale = sales.at(-1); sale; sale = sales.at(-1)) {
    if (!isSpent(sale)) return sale;
    sales.pop();
  }
  return null;
}
