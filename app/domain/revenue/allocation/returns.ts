import { type Books, customerKey, type Demand, holderOf } from "./books.ts";
import type { Fact } from "./fact.ts";
import { cut, type Lot, type Piece, takeFrom } from "./shelf.ts";

/** A customer's return undoes the partner's newest sale to that customer, or else its newest sale to anybody. */
export function takeBack(books: Books, fact: Fact) {
  const sales = books.salesOf(holderOf(fact));
  const back: Lot = { quantity: -fact.quantity, minor: fact.amountMinor };
  const key = customerKey(fact);
  while (back.quantity > 0) {
    const sale = sales.newestTo(key) ?? sales.newest();
    if (!sale) break;
    const { demand } = sale;
    if (demand && demand.quantity > 0) {
      forgo(books, demand, fact, back);
      continue;
    }
    const sold = sale.pieces.at(-1) as Piece;
    const piece = takeFrom(sold, Math.min(back.quantity, sold.quantity));
    if (sold.quantity === 0) sale.pieces.pop();
    undo(books, piece, fact, back);
  }
  tellUnknown(books, fact, back);
}

/** Units that were sold lie where they lay, at the net they had. */
function undo(books: Books, piece: Piece, fact: Fact, back: Lot) {
  const { quantity, minor } = piece;
  const { minor: streetMinor } = cut(back, quantity);
  const { layer } = piece;
  books.tell(fact, { kind: "sold", quantity: -quantity, netMinor: -minor, streetMinor, layer });
  books.arrive(holderOf(fact), piece);
}

/** A partner sends units back to the partner that had sold them to it. */
export function moveBack(books: Books, fact: Fact) {
  const holderId = holderOf(fact);
  const fromId = fact.soldToId ?? holderId;
  const back: Lot = { quantity: -fact.quantity, minor: fact.amountMinor };
  const promised = books
    .waiting(holderId)
    .filter(({ purpose, fact: { soldToId } }) => purpose === "moved" && soldToId === fromId);
  for (const demand of promised.reverse()) {
    if (back.quantity > 0) forgo(books, demand, fact, back);
  }
  const cameFromHere = (piece: Piece) => piece.before?.holderId === holderId;
  while (back.quantity > 0) {
    const piece = books.shelf(fromId).takeNewest(back.quantity, cameFromHere);
    if (!piece?.before) break;
    const { layer, quantity, minor } = piece;
    const { minor: streetMinor } = cut(back, quantity);
    books.tell(fact, { kind: "moved", quantity: -quantity, netMinor: -minor, streetMinor, layer });
    const { place, before } = piece.before;
    books.arrive(holderId, { ...piece, place, before });
  }
  tellUnknown(books, fact, { quantity: back.quantity, minor: 0n });
}

// What was never covered and comes back needs no cover any more: both sides are told, and add up to nothing. A demand
// for nothing stays in the queue until its turn comes.
function forgo(books: Books, demand: Demand, fact: Fact, back: Lot) {
  const quantity = Math.min(back.quantity, demand.quantity);
  if (quantity === 0) return;
  books.tellUncovered(demand, cut(demand, quantity));
  const { minor } = cut(back, quantity);
  tellUnknown(books, fact, { quantity, minor: demand.purpose === "moved" ? 0n : minor });
}

/** Units that come back without a sale that the books know. */
function tellUnknown(books: Books, fact: Fact, { quantity, minor: streetMinor }: Lot) {
  if (quantity === 0) return;
  books.tell(fact, { kind: "uncovered", quantity: -quantity, netMinor: 0n, streetMinor });
}
