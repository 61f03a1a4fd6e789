import type { Channel, EntryKind, FactKind } from "#app/platform/db/generated/enums.ts";

export type { Channel, EntryKind, FactKind };

/** One live line of what was invoiced or reported sold, as far as the ledger needs to know it. */
export type Fact = {
  id: string;
  kind: FactKind;
  /** Who bought (sell-in) or who reported (sell-through); null when the vendor sold itself. */
  partnerId: string | null;
  soldToId: string | null;
  partyId: string | null;
  productId: string;
  day: Date;
  /** Negative for a return. */
  quantity: number;
  amountMinor: bigint;
  currency: string;
  /** The line of which this one is the echo; an echo counts nothing. */
  shadowOfId: string | null;
};

/** Where invoiced units went: to a customer, back to the vendor, or still lying in the channel. */
export type Entry = {
  kind: EntryKind;
  channel: Channel | null;
  productId: string;
  currency: string;
  day: Date;
  partyId: string | null;
  firstPartnerId: string | null;
  lastPartnerId: string | null;
  quantity: number;
  /** What the vendor earned. */
  netMinor: bigint;
  /** What the customer paid; for units sent back to the vendor, what it credited. */
  streetMinor: bigint;
  factId: string;
  layerFactId: string | null;
};

// On one day goods arrive before they move on, move on before they are sold, and are sold before they come back.
function rankWithinDay(fact: Fact): number {
  if (fact.kind === "sell_in") return fact.quantity < 0 ? 4 : 0;
  if (fact.quantity < 0) return 3;
  return isMove(fact) ? 1 : 2;
}

/** A sale from one partner's stock to another's, with no end customer named. */
export const isMove = (fact: Fact): boolean =>
  fact.kind === "sell_through" && fact.soldToId !== null && fact.partyId === null;

/** The one order in which facts are worked through, whatever order they were reported in. */
export const inTimeOrder = (a: Fact, b: Fact): number =>
  a.day.getTime() - b.day.getTime() ||
  rankWithinDay(a) - rankWithinDay(b) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What makes two entries the same statement; equal keys are added up into one. */
export const entryKey = (entry: Entry): string =>
  [
    entry.productId,
    entry.currency,
    entry.day.toISOString().slice(0, 10),
    entry.factId,
    entry.kind,
    entry.layerFactId,
    entry.channel,
    entry.partyId,
    entry.firstPartnerId,
    entry.lastPartnerId,
  ].join(" ");

/** The whole content of an entry, to compare a stored ledger with one worked out anew. */
export const entryContent = (entry: Entry): string =>
  [entryKey(entry), entry.quantity, entry.netMinor, entry.streetMinor].join(" ");
