import { type Books, holderOf } from "./books.ts";
import type { Fact } from "./fact.ts";
import { takeFrom } from "./shelf.ts";

/**
 * Stock that a partner lost leaves it like a sale, oldest first. What it found is what it lost last; what nobody had
 * lost lies there from now on and is worth nothing, because nobody paid for it.
 */
export function adjustStock(books: Books, fact: Fact) {
  if (fact.quantity < 0) return books.leave({ ...fact, amountMinor: 0n }, "lost");
  const holderId = holderOf(fact);
  const lost = books.lostBy(holderId);
  let found = fact.quantity;
  while (found > 0) {
    const last = lost.at(-1);
    if (!last) break;
    const piece = takeFrom(last, Math.min(found, last.quantity));
    if (last.quantity === 0) lost.pop();
    found -= piece.quantity;
    const { layer, quantity, minor } = piece;
    books.tell(fact, { ...adjusted, quantity: -quantity, netMinor: -minor, layer });
    books.arrive(holderId, piece);
  }
  if (found === 0) return;
  const layer = {
    factId: fact.id,
    day: fact.day,
    partnerId: holderId,
    currency: fact.currency,
  };
  books.tell(fact, { ...adjusted, quantity: -found, netMinor: 0n, layer });
  books.open(fact, { quantity: found, minor: 0n });
}

const adjusted = { kind: "adjusted", streetMinor: 0n } as const;

/**
 * What the vendor charges or credits later for units that lie at the partner (price protection) changes what they are
 * worth, each unit alike: of the amount, the first n units have the part n of all units rounded towards nothing, so
 * that the parts add up to it. Where nothing lies that was paid in this currency, it is an exception.
 */
export function adjustPrice(books: Books, fact: Fact) {
  const { amountMinor: amount } = fact;
  if (amount === 0n) return;
  const pieces = books
    .shelf(holderOf(fact))
    .pieces.filter(({ layer }) => layer.currency === fact.currency);
  const units = BigInt(pieces.reduce((sum, { quantity }) => sum + quantity, 0));
  if (units === 0n) {
    books.tell(fact, { kind: "uncovered", quantity: 0, netMinor: 0n, streetMinor: amount });
    return;
  }
  let before = 0n;
  let given = 0n;
  for (const piece of pieces) {
    before += BigInt(piece.quantity);
    const share = (amount * before) / units - given;
    given += share;
    piece.minor += share;
    books.tell(fact, { ...adjusted, quantity: 0, netMinor: -share, layer: piece.layer });
  }
}
