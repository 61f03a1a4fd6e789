import { type Books, type Demand, holderOf } from "./books.ts";
import type { Fact } from "./ledger.ts";
import { cut, type Lot, type Piece, takeFrom } from "./stock-layers.ts";

/** A customer's return undoes the partner's newest sale to that customer, or else its newest sale to anybody. */
export function takeBack(books: Books, fact: Fact) {
  const holderId = holderOf(fact);
  const back: Lot = { quantity: -fact.quantity, minor: fact.amountMinor };
  const sales = books.salesOf(holderId).toReversed();
  const toSame = sales.filter((sale) => sale.fact.partyId === fact.partyId);
  const toOthers = sales.filter((sale) => sale.fact.partyId !== fact.partyId);
  for (const sale of [...toSame, ...toOthers]) {
    if (back.quantity === 0) return;
    if ("demand" in sale) forgo(books, sale.demand, fact, back);
    else undo(books, sale.piece, fact, back);
  }
  tellUnknown(books, fact, back);
}

/** A partner sends units back to the partner that had sold them to it. */
export function moveBack(books: Books, fact: Fact) {
  const holderId = holderOf(fact);
  const fromId = fact.soldToId ?? holderId;
  const back: Lot = { quantity: -fact.quantity, minor: 0n };
  const promised = books
    .waiting(holderId)
    .filter((demand) => demand.purpose === "moved" && demand.fact.soldToId === fromId);
  for (const demand of promised.reverse()) {
    if (back.quantity > 0) forgo(books, demand, fact, back);
  }
  const cameFromHere = (piece: Piece) => piece.before?.holderId === holderId;
  while (back.quantity > 0) {
    const piece = books.shelf(fromId).takeNewest(back.quantity, cameFromHere);
    if (!piece?.before) break;
    back.quantity -= piece.quantity;
    books.arrive(holderId, { ...piece, place: piece.before.place, before: piece.before.before });
  }
  tellUnknown(books, fact, back);
}

/** Puts sold units back where they lay, at the net they had. */
function undo(books: Books, sold: Piece, fact: Fact, back: Lot) {
  const quantity = Math.min(back.quantity, sold.quantity);
  if (quantity === 0) return;
  const piece = takeFrom(sold, quantity);
  const { minor: streetMinor } = cut(back, quantity);
  books.tell(fact, {
    kind: "sold",
    quantity: -quantity,
    netMinor: -piece.minor,
    streetMinor,
    piece,
  });
  books.arrive(holderOf(fact), piece);
}

// What was never covered and comes back needs no cover any more: both sides are told, and add up to nothing.
function forgo(books: Books, demand: Demand, fact: Fact, back: Lot) {
  const quantity = Math.min(back.quantity, demand.quantity);
  if (quantity === 0) return;
  books.tellUncovered(demand, cut(demand, quantity));
  tellUnknown(books, fact, cut(back, quantity));
  if (demand.quantity > 0) return;
  const waiting = books.waiting(holderOf(demand.fact));
  waiting.splice(waiting.indexOf(demand), 1);
}

/** Units that come back without a sale that the books know. */
function tellUnknown(books: Books, fact: Fact, { quantity, minor: streetMinor }: Lot) {
  if (quantity === 0) return;
  books.tell(fact, { kind: "uncovered", quantity: -quantity, netMinor: 0n, streetMinor });
}
