import { type Channel, type Entry, type Fact, isMove } from "./ledger.ts";
import { cut, type Lot, type Piece, Shelf, takeFrom } from "./stock-layers.ts";

/** Units asked of a partner's stock; the amount is what was reported for them. */
export type Demand = Lot & { fact: Fact; purpose: "sold" | "moved" | "credited" };

/** What a partner sold and what may therefore come back: covered units, or a demand that still waits. */
export type Sale = { fact: Fact; piece: Piece } | { fact: Fact; demand: Demand };

type Told = Pick<Entry, "kind" | "quantity" | "netMinor" | "streetMinor"> & { piece?: Piece };

/** Whose stock a fact touches. */
export function holderOf(fact: Fact): string {
  if (fact.partnerId === null) throw new Error(`Fact ${fact.id} names no partner`);
  return fact.partnerId;
}

/** The stocks and open demands of one product in one currency, moved on fact by fact in time order. */
export class Books {
  readonly entries: Entry[] = [];
  readonly #shelves = new Map<string, Shelf>();
  readonly #waiting = new Map<string, Demand[]>();
  readonly #sales = new Map<string, Sale[]>();
  readonly #isSecondTier: (partnerId: string) => boolean;
  #arrivals = 0;

  /** `isSecondTier` says of a partner that it buys from a distributor and not from the vendor. */
  constructor(isSecondTier: (partnerId: string) => boolean) {
    this.#isSecondTier = isSecondTier;
  }

  shelf = (partnerId: string) => kept(this.#shelves, partnerId, () => new Shelf());
  /** Demands that nothing covered yet, oldest first. The next units to arrive are theirs. */
  waiting = (partnerId: string) => kept(this.#waiting, partnerId, () => []);
  salesOf = (partnerId: string) => kept(this.#sales, partnerId, () => []);

  sellIn(fact: Fact) {
    const { quantity, amountMinor: minor } = fact;
    const place = this.#arrivals++;
    this.arrive(holderOf(fact), { sellIn: fact, place, before: null, quantity, minor });
  }

  /** Units leave a partner's stock, oldest first; those that go back to the vendor, newest first. */
  leave(fact: Fact, purpose: Demand["purpose"]) {
    const holderId = holderOf(fact);
    const credited = purpose === "credited";
    const minor = credited ? -fact.amountMinor : fact.amountMinor;
    const demand = { fact, purpose, quantity: Math.abs(fact.quantity), minor };
    const shelf = this.shelf(holderId);
    while (demand.quantity > 0) {
      const piece = credited
        ? shelf.takeNewest(demand.quantity)
        : shelf.takeOldest(demand.quantity);
      if (!piece) break;
      this.#serve(demand, piece);
    }
    if (demand.quantity === 0) return;
    this.waiting(holderId).push(demand);
    if (purpose === "sold") this.salesOf(holderId).push({ fact, demand });
  }

  /** Units arrive in a stock: first for whoever waits for them, the rest lies there. */
  arrive(holderId: string, piece: Piece) {
    const waiting = this.waiting(holderId);
    while (piece.quantity > 0 && waiting[0]) {
      const demand = waiting[0];
      // It leaves the queue before it is served, because serving may bring units back to this very partner.
      if (demand.quantity <= piece.quantity) waiting.shift();
      this.#serve(demand, takeFrom(piece, Math.min(piece.quantity, demand.quantity)));
    }
    if (piece.quantity > 0) this.shelf(holderId).put(piece);
  }

  /** A demand, or a part of one, that nothing covers. */
  tellUncovered({ fact, purpose }: Demand, { quantity, minor }: Lot) {
    this.tell(fact, {
      kind: "uncovered",
      quantity: purpose === "credited" ? -quantity : quantity,
      netMinor: 0n,
      streetMinor: purpose === "sold" ? minor : 0n,
    });
  }

  tell(fact: Fact, { piece, ...told }: Told) {
    this.entries.push({
      ...told,
      channel: this.#channel(fact, piece),
      productId: fact.productId,
      currency: fact.currency,
      day: fact.day,
      partyId: fact.partyId,
      firstPartnerId: piece ? piece.sellIn.partnerId : this.#presumedFirst(fact),
      lastPartnerId: isMove(fact) ? fact.partnerId : (fact.soldToId ?? fact.partnerId),
      factId: fact.id,
      layerFactId: piece?.sellIn.id ?? null,
    });
  }

  /** Says what is left: demands that nothing covered, and what still lies in the channel. */
  close(): Entry[] {
    for (const demands of this.#waiting.values()) {
      for (const demand of demands) this.tellUncovered(demand, demand);
    }
    for (const [holderId, { pieces }] of this.#shelves) {
      for (const piece of pieces) this.#tellStock(holderId, piece);
    }
    return this.entries;
  }

  #serve(demand: Demand, piece: Piece) {
    const { fact } = demand;
    const { quantity, minor: streetMinor } = cut(demand, piece.quantity);
    const holderId = holderOf(fact);
    if (demand.purpose === "moved") {
      const before = { holderId, place: piece.place, before: piece.before };
      this.arrive(fact.soldToId ?? holderId, { ...piece, place: this.#arrivals++, before });
      return;
    }
    const kind = demand.purpose === "credited" ? "returned" : "sold";
    this.tell(fact, { kind, quantity, netMinor: piece.minor, streetMinor, piece });
    if (kind === "sold") this.salesOf(holderId).push({ fact, piece });
  }

  #tellStock(holderId: string, { sellIn, quantity, minor: netMinor }: Piece) {
    const piece = { sellIn, place: 0, before: null, quantity, minor: netMinor };
    this.tell(sellIn, { kind: "stock", quantity, netMinor, streetMinor: 0n, piece });
    const told = this.entries.at(-1);
    if (told) told.lastPartnerId = holderId;
  }

  /** Only a sale to a customer has a way; stock, moves and credits have none. */
  #channel(fact: Fact, piece?: Piece): Channel | null {
    if (fact.kind === "direct") return "direct";
    if (fact.kind === "sell_in" || isMove(fact)) return null;
    if (fact.soldToId !== null) return "two_tier";
    const firstId = piece ? piece.sellIn.partnerId : this.#presumedFirst(fact);
    return firstId === fact.partnerId ? "one_tier" : "two_tier";
  }

  // Nothing says through whom uncovered units came, unless the partner buys from the vendor itself.
  #presumedFirst(fact: Fact): string | null {
    if (fact.partnerId === null) return null;
    return this.#isSecondTier(fact.partnerId) ? null : fact.partnerId;
  }
}

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
