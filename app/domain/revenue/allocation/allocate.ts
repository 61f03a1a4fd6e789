import { adjustPrice, adjustStock } from "./adjustments.ts";
import { Books } from "./books.ts";
import { addUp, type Entry } from "./entry.ts";
import { type Fact, inTimeOrder, isMove } from "./fact.ts";
import { moveBack, takeBack } from "./returns.ts";
import { booksFrom, stateOf } from "./state.ts";

/** What a ledger depends on beside its facts: partners that report their own sales. At any other the trail ends. */
export type Reporters = ReadonlySet<string>;

/** The books of a product as they stood when a day began. */
export type Saved = { day: string; state: string };

export type Work = {
  /** From the day of the saved books on; all of them where there are none. */
  facts: readonly Fact[];
  reporters: Reporters;
  from?: Saved | null;
  /** Days at whose beginning the books are to be kept, in their order. */
  keep?: readonly string[];
};

/**
 * The ledger of one product: what became of every invoiced unit, to the cent. A pure function: the same facts give the
 * same entries, in whatever order they come, however often it is done and from whichever saved books. From saved
 * books on, the entries are those that came to be since, and those that are open at the end.
 */
export function allocateProduct(
  productId: string,
  { facts, reporters, from = null, keep = [] }: Work,
): { entries: Entry[]; saved: Saved[] } {
  const endsTrail = (fact: Fact) =>
    isMove(fact) && fact.soldToId !== null && !reporters.has(fact.soldToId);
  const books = from
    ? booksFrom(from.state, productId, endsTrail)
    : new Books(productId, endsTrail);
  const saved: Saved[] = [];
  const counted = facts.filter(({ shadowOfId }) => shadowOfId === null).sort(inTimeOrder);
  let next = 0;
  const keepUntil = (day: string | null) => {
    for (let at = keep[next]; at !== undefined && (day === null || at <= day); at = keep[next]) {
      if (!from || at > from.day) saved.push({ day: at, state: stateOf(books) });
      next += 1;
    }
  };
  for (const fact of counted) {
    keepUntil(fact.day);
    enter(books, fact);
  }
  keepUntil(null);
  books.tellRest();
  return { entries: addUp(books.entries), saved };
}

/** The ledger of facts of any products. */
export function allocate(facts: readonly Fact[], reporters: Reporters): Entry[] {
  const products = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = products.get(fact.productId);
    if (group) group.push(fact);
    else products.set(fact.productId, [fact]);
  }
  return [...products.keys()]
    .sort()
    .flatMap((id) => allocateProduct(id, { facts: products.get(id) ?? [], reporters }).entries);
}

function enter(books: Books, fact: Fact) {
  books.day = fact.day;
  if (fact.soldToId !== null) books.supplied.add(fact.soldToId);
  if (fact.kind === "direct") {
    const { quantity, amountMinor } = fact;
    return books.tell(fact, tellAll("sold", quantity, amountMinor, amountMinor));
  }
  if (fact.kind === "stock_adjustment") return adjustStock(books, fact);
  if (fact.kind === "price_adjustment") return adjustPrice(books, fact);
  // A correction of the amount alone stays where it was booked: there are no units to follow.
  if (fact.quantity === 0) return enterAmount(books, fact);
  if (fact.kind === "sell_in") {
    if (fact.quantity < 0) return books.leave(fact, "credited");
    const { id, day, currency, quantity, amountMinor } = fact;
    books.buyers.add(fact.partnerId ?? "");
    const layer = { factId: id, day, partnerId: fact.partnerId ?? "", currency };
    books.tell(fact, { ...tellAll("sold_in", quantity, amountMinor, 0n), layer });
    return books.open(fact, { quantity, minor: amountMinor });
  }
  const moves = isMove(fact) && !books.endsTrail(fact);
  if (fact.quantity > 0) return books.leave(fact, moves ? "moved" : "sold");
  return moves ? moveBack(books, fact) : takeBack(books, fact);
}

function enterAmount(books: Books, fact: Fact) {
  if (fact.kind === "sell_in") return adjustPrice(books, fact);
  if (isMove(fact) && !books.endsTrail(fact)) return;
  books.tell(fact, tellAll("sold", 0, 0n, fact.amountMinor));
}

const tellAll = (kind: Entry["kind"], quantity: number, netMinor: bigint, streetMinor: bigint) => ({
  kind,
  quantity,
  netMinor,
  streetMinor,
});
