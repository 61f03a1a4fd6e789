import { Books, type Demand, type Purpose } from "./books.ts";
import type { Fact } from "./fact.ts";
import { isSpent, type Sale } from "./sales-memory.ts";
import type { Layer, Piece, Place } from "./shelf.ts";

/**
 * Books as text, to go on from them later. Words, layers and places stand once each and are named by number, because
 * most of it is what was sold and may come back: a handful of numbers for each sale.
 */
type Written = {
  arrivals: number;
  words: string[];
  layers: number[];
  places: number[];
  facts: WrittenFact[];
  /** Fact, purpose, quantity, amount. */
  demands: Numbers;
  /** Holder, then its pieces. */
  shelves: Numbers[];
  lost: Numbers[];
  /** Holder, then its demands. */
  queues: number[][];
  /** Holder, then for each sale its key, its demand, how many pieces, and these. */
  memories: Numbers[];
  buyers: number[];
  supplied: number[];
};
type WrittenFact = Omit<Fact, "amountMinor"> & { amountMinor: string };
/** Amounts beyond what a number holds exactly are written as text. */
type Numbers = (number | string)[];

const purposes: Purpose[] = ["sold", "moved", "credited", "lost"];
const NONE = -1;

const written = (minor: bigint): number | string => {
  const number = Number(minor);
  return Number.isSafeInteger(number) ? number : minor.toString();
};

/** Gives each thing the number of its first appearance. */
class Numbered<T> {
  readonly #numbers = new Map<T, number>();
  constructor(readonly write: (thing: T) => void) {}
  of(thing: T): number {
    const known = this.#numbers.get(thing);
    if (known !== undefined) return known;
    // What it is made of comes first, so that reading finds it.
    this.write(thing);
    const number = this.#numbers.size;
    this.#numbers.set(thing, number);
    return number;
  }
}

export function stateOf(books: Books): string {
  const out: Written = {
    arrivals: books.arrivals,
    words: [],
    layers: [],
    places: [],
    facts: [],
    demands: [],
    shelves: [],
    lost: [],
    queues: [],
    memories: [],
    buyers: [],
    supplied: [],
  };
  const words = new Numbered<string>((word) => out.words.push(word));
  const layers = new Numbered<Layer>(({ factId, day, partnerId, currency }) =>
    out.layers.push(words.of(factId), words.of(day), words.of(partnerId), words.of(currency)),
  );
  const places = new Numbered<Place>(({ holderId, place, before }) => {
    const beforeNo = before ? places.of(before) : NONE;
    out.places.push(words.of(holderId), place, beforeNo);
  });
  const facts = new Numbered<Fact>((fact) =>
    out.facts.push({ ...fact, amountMinor: fact.amountMinor.toString() }),
  );
  const demands = new Numbered<Demand>(({ fact, purpose, quantity, minor }) =>
    out.demands.push(facts.of(fact), purposes.indexOf(purpose), quantity, written(minor)),
  );
  const pieces = (to: Numbers, list: readonly Piece[]) => {
    for (const { layer, quantity, minor, place, before } of list) {
      const beforeNo = before ? places.of(before) : NONE;
      to.push(layers.of(layer), quantity, written(minor), place, beforeNo);
    }
    return to;
  };
  for (const [holder, shelf] of books.shelves) {
    if (shelf.pieces.length > 0) out.shelves.push(pieces([words.of(holder)], shelf.pieces));
  }
  for (const [holder, list] of books.lost) {
    if (list.length > 0) out.lost.push(pieces([words.of(holder)], list));
  }
  for (const [holder, list] of books.queues) {
    const open = list.filter(({ quantity }) => quantity > 0);
    if (open.length > 0) {
      out.queues.push([words.of(holder), ...open.map((demand) => demands.of(demand))]);
    }
  }
  for (const [holder, memory] of books.memories) {
    const row: Numbers = [words.of(holder)];
    for (const sale of memory.all) {
      if (isSpent(sale)) continue;
      const { demand } = sale;
      const waits = demand !== null && demand.quantity > 0;
      row.push(words.of(sale.key), waits ? demands.of(demand) : NONE, sale.pieces.length);
      pieces(row, sale.pieces);
    }
    if (row.length > 1) out.memories.push(row);
  }
  out.buyers = [...books.buyers].map((word) => words.of(word));
  out.supplied = [...books.supplied].map((word) => words.of(word));
  return JSON.stringify(out);
}

export function booksFrom(
  state: string,
  productId: string,
  endsTrail: (fact: Fact) => boolean,
): Books {
  const from = JSON.parse(state) as Written;
  const books = new Books(productId, endsTrail);
  const word = (number: unknown) => from.words[Number(number)] ?? "";
  const layers: Layer[] = [];
  for (let at = 0; at < from.layers.length; at += 4) {
    const [factId, day, partnerId, currency] = from.layers.slice(at, at + 4).map(word);
    layers.push({ factId, day, partnerId, currency } as Layer);
  }
  const places: Place[] = [];
  for (let at = 0; at < from.places.length; at += 3) {
    const [holder, place = 0, before = NONE] = from.places.slice(at, at + 3);
    places.push({ holderId: word(holder), place, before: places[before] ?? null });
  }
  const pieceAt = (row: Numbers, at: number): Piece => ({
    layer: layers[Number(row[at])] as Layer,
    quantity: Number(row[at + 1]),
    minor: BigInt(row[at + 2] ?? 0),
    place: Number(row[at + 3]),
    before: places[Number(row[at + 4])] ?? null,
  });
  const piecesFrom = (row: Numbers, from: number, to: number) => {
    const list: Piece[] = [];
    for (let at = from; at < to; at += 5) list.push(pieceAt(row, at));
    return list;
  };
  const demands: Demand[] = [];
  for (let at = 0; at < from.demands.length; at += 4) {
    const [factNo, purpose, quantity, minor = 0] = from.demands.slice(at, at + 4);
    const fact = from.facts[Number(factNo)] as WrittenFact;
    demands.push({
      fact: { ...fact, amountMinor: BigInt(fact.amountMinor) },
      purpose: purposes[Number(purpose)] as Purpose,
      quantity: Number(quantity),
      minor: BigInt(minor),
      sale: null,
    });
  }
  books.arrivals = from.arrivals;
  for (const row of from.shelves) {
    const shelf = books.shelf(word(row[0]));
    for (const piece of piecesFrom(row, 1, row.length)) shelf.put(piece);
  }
  for (const row of from.lost) books.lostBy(word(row[0])).push(...piecesFrom(row, 1, row.length));
  for (const [holder, ...list] of from.queues) {
    books.waiting(word(holder)).push(...list.map((number) => demands[number] as Demand));
  }
  for (const row of from.memories) {
    const memory = books.salesOf(word(row[0]));
    for (let at = 1; at < row.length; ) {
      const end = at + 3 + 5 * Number(row[at + 2]);
      const demand = demands[Number(row[at + 1])] ?? null;
      const sale: Sale = { key: word(row[at]), pieces: piecesFrom(row, at + 3, end), demand };
      if (demand) demand.sale = sale;
      memory.add(sale);
      at = end;
    }
  }
  for (const number of from.buyers) books.buyers.add(word(number));
  for (const number of from.supplied) books.supplied.add(word(number));
  return books;
}
