import { Books } from "./books.ts";
import { type Entry, entryKey, type Fact, inTimeOrder, isMove } from "./ledger.ts";
import { moveBack, takeBack } from "./returns.ts";

/**
 * The ledger of these facts: what became of every invoiced unit, to the cent. A pure function: the same facts
 * give the same entries, in whatever order they come and however often it is done.
 */
export function allocate(facts: readonly Fact[]): Entry[] {
  const counted = facts.filter((fact) => fact.shadowOfId === null).sort(inTimeOrder);
  const groups = new Map<string, Fact[]>();
  for (const fact of counted) {
    const key = `${fact.productId} ${fact.currency}`;
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => addUp(workThrough(group)));
}

function workThrough(facts: Fact[]): Entry[] {
  const buyers = new Set(facts.filter((each) => each.kind === "sell_in").map((f) => f.partnerId));
  const supplied = new Set(facts.map((fact) => fact.soldToId));
  const books = new Books((id) => supplied.has(id) && !buyers.has(id));
  for (const fact of facts) enter(books, fact);
  return books.close();
}

function enter(books: Books, fact: Fact) {
  if (fact.kind === "direct") return tellAsIs(books, fact, "sold");
  // A correction of the amount alone stays where it was booked: there are no units to follow.
  if (fact.quantity === 0) {
    if (fact.amountMinor === 0n || isMove(fact)) return;
    return tellAsIs(books, fact, fact.kind === "sell_in" ? "stock" : "sold");
  }
  if (fact.kind === "sell_in") {
    return fact.quantity > 0 ? books.sellIn(fact) : books.leave(fact, "credited");
  }
  if (fact.quantity > 0) return books.leave(fact, isMove(fact) ? "moved" : "sold");
  return isMove(fact) ? moveBack(books, fact) : takeBack(books, fact);
}

/** What passes no stock: the vendor earns what it invoiced itself, and nothing on a partner's price correction. */
function tellAsIs(books: Books, fact: Fact, kind: "sold" | "stock") {
  const { quantity, amountMinor } = fact;
  const netMinor = fact.kind === "sell_through" ? 0n : amountMinor;
  books.tell(fact, { kind, quantity, netMinor, streetMinor: kind === "stock" ? 0n : amountMinor });
}

/** One entry per sale and layer, in an order of its own. */
function addUp(entries: Entry[]): Entry[] {
  const sums = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entryKey(entry);
    const sum = sums.get(key);
    if (!sum) {
      sums.set(key, { ...entry });
      continue;
    }
    sum.quantity += entry.quantity;
    sum.netMinor += entry.netMinor;
    sum.streetMinor += entry.streetMinor;
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
