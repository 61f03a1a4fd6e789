import type { Channel, Entry } from "./entry.ts";
import { type Fact, isMove } from "./fact.ts";
import { type Sale, SalesMemory } from "./sales-memory.ts";
import { cut, type Layer, type Lot, type Piece, Shelf, takeFrom } from "./shelf.ts";

export type Purpose = "sold" | "moved" | "credited" | "lost";

/** Units asked of a partner's stock; the amount is what was reported for them. */
export type Demand = Lot & { fact: Fact; purpose: Purpose; sale: Sale | null };

type Told = Pick<Entry, "kind" | "quantity" | "netMinor" | "streetMinor"> & { layer?: Layer };

/** Whose stock a fact touches. */
export function holderOf(fact: Fact): string {
  if (fact.partnerId === null) throw new Error(`Fact ${fact.id} names no partner`);
  return fact.partnerId;
}

/** Customers are told apart by party; those that nobody names, by the partner they are behind. */
export const customerKey = (fact: Fact): string => fact.partyId ?? `through ${fact.soldToId ?? ""}`;

/** The stocks and open demands of one product, moved on fact by fact in time order. */
export class Books {
  entries: Entry[] = [];
  /** The day that is being worked through; null when it comes to what is left. */
  day: string | null = null;
  arrivals = 0;
  readonly shelves = new Map<string, Shelf>();
  readonly queues = new Map<string, Demand[]>();
  readonly memories = new Map<string, SalesMemory>();
  /** What partners wrote off and may find again. */
  readonly lost = new Map<string, Piece[]>();
  /** Who bought from the vendor, and who from a partner. */
  readonly buyers = new Set<string>();
  readonly supplied = new Set<string>();

  shelf = (partnerId: string) => kept(this.shelves, partnerId, () => new Shelf());
  /** Demands that nothing covered yet, oldest first. The next units to arrive are theirs. */
  waiting = (partnerId: string) => kept(this.queues, partnerId, (): Demand[] => []);
  salesOf = (partnerId: string) => kept(this.memories, partnerId, () => new SalesMemory());
  lostBy = (partnerId: string) => kept(this.lost, partnerId, (): Piece[] => []);

  /** Units of a new layer arrive at the partner that the fact names. */
  open(fact: Fact, { quantity, minor }: Lot) {
    const partnerId = holderOf(fact);
    const layer = { factId: fact.id, day: fact.day, partnerId, currency: fact.currency };
    this.arrive(partnerId, { layer, place: this.arrivals++, before: null, quantity, minor });
  }

  /** Units leave a partner's stock, oldest first; those that go back to the vendor, newest first. */
  leave(fact: Fact, purpose: Purpose) {
    const holderId = holderOf(fact);
    const minor = purpose === "credited" ? -fact.amountMinor : fact.amountMinor;
    const demand: Demand = {
      fact,
      purpose,
      quantity: Math.abs(fact.quantity),
      minor,
      sale: purpose === "sold" ? { key: customerKey(fact), pieces: [], demand: null } : null,
    };
    const shelf = this.shelf(holderId);
    while (demand.quantity > 0) {
      const piece =
        purpose === "credited"
          ? shelf.takeNewest(demand.quantity, ({ layer }) => layer.currency === fact.currency)
          : shelf.takeOldest(demand.quantity);
      if (!piece) break;
      this.#serve(demand, piece);
    }
    if (demand.sale) this.salesOf(holderId).add(demand.sale);
    if (demand.quantity === 0) return;
    if (demand.sale) demand.sale.demand = demand;
    this.waiting(holderId).push(demand);
  }

  /** Units arrive in a stock: first for whoever waits for them, the rest lies there. */
  arrive(holderId: string, piece: Piece) {
    const waiting = this.waiting(holderId);
    while (piece.quantity > 0 && waiting[0]) {
      const demand = waiting[0];
      // It leaves the queue before it is served, because serving may bring units back to this very partner.
      if (demand.quantity <= piece.quantity) waiting.shift();
      if (demand.quantity === 0) continue;
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

  tell(fact: Fact, { layer, kind, quantity, netMinor, streetMinor }: Told) {
    const firstPartnerId = layer ? layer.partnerId : this.#presumedFirst(fact);
    const isOwnStock = kind === "uncovered" && isMove(fact) && !this.endsTrail(fact);
    this.entries.push({
      kind,
      channel: this.#channel(fact, kind, firstPartnerId),
      productId: fact.productId,
      currency: layer?.currency ?? fact.currency,
      streetCurrency: fact.currency,
      day: fact.day,
      settledOn: this.day,
      partyId: fact.partyId,
      firstPartnerId,
      lastPartnerId: isOwnStock ? fact.partnerId : (fact.soldToId ?? fact.partnerId),
      quantity,
      netMinor,
      streetMinor,
      factId: fact.id,
      layerFactId: layer?.factId ?? null,
    });
  }

  /** `endsTrail` says of a move that its receiver does not report on: there the trail ends, as at a customer. */
  constructor(
    readonly productId: string,
    readonly endsTrail: (fact: Fact) => boolean,
  ) {}

  /** Says what is left: demands that nothing covered, and what still lies in the channel. */
  tellRest() {
    this.day = null;
    for (const demands of this.queues.values()) {
      for (const demand of demands) this.tellUncovered(demand, demand);
    }
    for (const [holderId, { pieces }] of this.shelves) {
      for (const { layer, quantity, minor } of pieces) {
        this.entries.push({
          kind: "stock",
          channel: null,
          productId: this.productId,
          currency: layer.currency,
          streetCurrency: layer.currency,
          day: layer.day,
          settledOn: null,
          partyId: null,
          firstPartnerId: layer.partnerId,
          lastPartnerId: holderId,
          quantity,
          netMinor: minor,
          streetMinor: 0n,
          factId: layer.factId,
          layerFactId: layer.factId,
        });
      }
    }
  }

  #serve(demand: Demand, piece: Piece) {
    const { fact, purpose, sale } = demand;
    const { layer } = piece;
    const { quantity, minor: streetMinor } = cut(demand, piece.quantity);
    const kind = kinds[purpose];
    this.tell(fact, { kind, quantity, netMinor: piece.minor, streetMinor, layer });
    if (sale) sale.pieces.push(piece);
    if (purpose === "lost") this.lostBy(holderOf(fact)).push(piece);
    if (purpose !== "moved") return;
    const before = { holderId: holderOf(fact), place: piece.place, before: piece.before };
    const place = this.arrivals++;
    this.arrive(fact.soldToId ?? holderOf(fact), { ...piece, place, before });
  }

  /** Only a sale to a customer has a way; what stays in the channel has none. */
  #channel(fact: Fact, kind: Entry["kind"], firstId: string | null): Channel | null {
    if (fact.kind === "direct") return "direct";
    if (fact.kind !== "sell_through" || (isMove(fact) && !this.endsTrail(fact))) return null;
    if (kind !== "sold" && kind !== "uncovered") return null;
    if (fact.soldToId !== null) return "two_tier";
    return firstId === fact.partnerId ? "one_tier" : "two_tier";
  }

  // Nothing says through whom uncovered units came, unless the partner buys from the vendor itself.
  #presumedFirst({ partnerId }: Fact): string | null {
    if (partnerId === null) return null;
    return this.supplied.has(partnerId) && !this.buyers.has(partnerId) ? null : partnerId;
  }
}

const kinds = { sold: "sold", moved: "moved", credited: "returned", lost: "adjusted" } as const;

function kept<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
