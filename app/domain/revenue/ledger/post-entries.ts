import { type Entry, entryKey } from "../allocation/entry.ts";
import { type LedgerRow, OPEN_DAY } from "./ledger-row.ts";
import type { Rates } from "./rates.ts";

export type Closing = {
  /** The last day of closed books; null while none are. */
  through: string | null;
  /** What stands in them, of the entries at hand. */
  frozen: readonly LedgerRow[];
};

const DAY_MS = 86_400_000;
export const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

const isFrozen = (day: string, kind: Entry["kind"], through: string | null) =>
  through !== null && kind !== "stock" && day <= through;

/** Whether a row stands in closed books. What lies in the channel now is of no period. */
export const standsClosed = (row: LedgerRow, through: string | null): boolean =>
  isFrozen(row.day, row.kind, through);

/**
 * Entries as they are to stand in the open books. What belongs to closed ones is booked on the first open day, as far
 * as it differs from what stands there, and says which day it adjusts; so closed and open books together always say
 * what the entries say.
 */
export function postEntries(
  entries: readonly Entry[],
  { through, frozen }: Closing,
  rates: Rates,
): LedgerRow[] {
  const rows: LedgerRow[] = [];
  const late = new Map<string, LedgerRow>();
  for (const entry of entries) {
    const row = rowOf(entry, rates);
    if (isFrozen(entry.day, entry.kind, through)) late.set(entryKey(entry), row);
    else rows.push(row);
  }
  if (through === null) return numbered(rows);
  for (const row of frozen) {
    const day = row.adjustsDay ?? row.day;
    const settledOn = row.settledOn === OPEN_DAY ? null : row.settledOn;
    const key = entryKey({ ...row, day, settledOn });
    const due = late.get(key) ?? nothingOf({ ...row, day });
    late.set(key, due);
    due.quantity -= row.quantity;
    due.netMinor -= row.netMinor;
    due.streetMinor -= row.streetMinor;
    if (due.baseNetMinor !== null) due.baseNetMinor -= row.baseNetMinor ?? 0n;
    if (due.baseStreetMinor !== null) due.baseStreetMinor -= row.baseStreetMinor ?? 0n;
  }
  const day = dayAfter(through);
  const adjusting = [...late.values()]
    .filter(saysSomething)
    .map((row) => ({ ...row, day, adjustsDay: row.day }));
  return numbered([...rows, ...adjusting.sort(inOrder)].sort(byLine));
}

// Field by field: this is done for every entry, and copying an object whole takes several times as long.
function rowOf(entry: Entry, rates: Rates): LedgerRow {
  const { currency, streetCurrency, netMinor, streetMinor, day } = entry;
  const net = currency === rates.base ? null : rates.convert(netMinor, currency, day);
  const street =
    streetCurrency === rates.base ? null : rates.convert(streetMinor, streetCurrency, day);
  return {
    productId: entry.productId,
    factId: entry.factId,
    day,
    settledOn: entry.settledOn ?? OPEN_DAY,
    no: 0,
    kind: entry.kind,
    channel: entry.channel,
    netMinor,
    streetMinor,
    baseNetMinor: net === null ? netMinor : net.base,
    baseStreetMinor: street === null ? streetMinor : street.base,
    quantity: entry.quantity,
    adjustsDay: null,
    partyId: entry.partyId,
    firstPartnerId: entry.firstPartnerId,
    lastPartnerId: entry.lastPartnerId,
    layerFactId: entry.layerFactId,
    currency,
    streetCurrency,
    rate: net === null ? null : net.rate,
    streetRate: street === null ? null : street.rate,
  };
}

const nothingOf = (row: LedgerRow): LedgerRow => ({
  ...row,
  quantity: 0,
  netMinor: 0n,
  streetMinor: 0n,
  baseNetMinor: 0n,
  baseStreetMinor: 0n,
});

const saysSomething = (row: LedgerRow) =>
  row.quantity !== 0 ||
  row.netMinor !== 0n ||
  row.streetMinor !== 0n ||
  (row.baseNetMinor ?? 0n) !== 0n ||
  (row.baseStreetMinor ?? 0n) !== 0n;

const byLine = (a: LedgerRow, b: LedgerRow) =>
  a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0;

const textOf = (row: LedgerRow) =>
  entryKey({ ...row, day: row.adjustsDay ?? row.day, settledOn: row.settledOn });

function inOrder(a: LedgerRow, b: LedgerRow): number {
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Counts the rows of each line, day and day of settlement, which is what makes their keys. A line has few. */
function numbered(rows: LedgerRow[]): LedgerRow[] {
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at] as LedgerRow;
    for (let before = at - 1; before >= 0; before -= 1) {
      const other = rows[before] as LedgerRow;
      if (other.factId !== row.factId) break;
      if (other.day !== row.day || other.settledOn !== row.settledOn) continue;
      row.no = other.no + 1;
      break;
    }
  }
  return rows;
}
