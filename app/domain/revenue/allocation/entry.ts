import type { Channel, EntryKind } from "#app/platform/db/generated/enums.ts";

export type { Channel, EntryKind };

/** What became of units of one sell-in: they came in, moved on, reached a customer, went back, or lie in the channel. */
export type Entry = {
  kind: EntryKind;
  channel: Channel | null;
  productId: string;
  /** Of what the vendor earned: that of the sell-in. */
  currency: string;
  /** Of what was reported. */
  streetCurrency: string;
  /** The day of the line it says something of. */
  day: string;
  /** The day on which it became so: a sale is covered when its sell-in arrives. Null for what is open at the end. */
  settledOn: string | null;
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

const sameStatement = (a: Entry, b: Entry): boolean =>
  a.kind === b.kind &&
  a.layerFactId === b.layerFactId &&
  a.settledOn === b.settledOn &&
  a.lastPartnerId === b.lastPartnerId &&
  a.firstPartnerId === b.firstPartnerId &&
  a.channel === b.channel &&
  a.day === b.day &&
  a.currency === b.currency &&
  a.streetCurrency === b.streetCurrency;

/** What makes two entries of one line the same statement. */
export const entryKey = (entry: Entry): string =>
  [
    entry.factId,
    entry.day,
    entry.kind,
    entry.layerFactId ?? "",
    entry.settledOn ?? "",
    entry.lastPartnerId ?? "",
    entry.firstPartnerId ?? "",
    entry.channel ?? "",
    entry.currency,
    entry.streetCurrency,
  ].join(" ");

/** The whole content of an entry, to compare a stored ledger with one worked out anew. */
export const entryContent = (entry: Entry): string =>
  [
    entry.productId,
    entryKey(entry),
    entry.partyId ?? "",
    entry.quantity,
    entry.netMinor,
    entry.streetMinor,
  ].join(" ");

/** One entry for each statement of a line, in an order of their own. What adds up to nothing at all is left out. */
export function addUp(entries: readonly Entry[]): Entry[] {
  const byFact = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = byFact.get(entry.factId);
    if (!own) {
      byFact.set(entry.factId, [entry]);
      continue;
    }
    const same = own.find((each) => sameStatement(each, entry));
    if (!same) own.push(entry);
    else {
      same.quantity += entry.quantity;
      same.netMinor += entry.netMinor;
      same.streetMinor += entry.streetMinor;
    }
  }
  const sums: Entry[] = [];
  for (const factId of [...byFact.keys()].sort()) {
    const own = byFact.get(factId) ?? [];
    if (own.length > 1) own.sort((a, b) => (entryKey(a) < entryKey(b) ? -1 : 1));
    for (const entry of own) if (saysSomething(entry)) sums.push(entry);
  }
  return sums;
}

const saysSomething = ({ quantity, netMinor, streetMinor }: Entry) =>
  quantity !== 0 || netMinor !== 0n || streetMinor !== 0n;
