import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { allocateProduct, type Reporters } from "../allocation/allocate.ts";
import type { Fact } from "../allocation/fact.ts";
import type { FiscalCalendar } from "../fiscal-calendar.ts";
import { type LedgerRow, rowFrom, rowText } from "./ledger-row.ts";
import { addToSums } from "./ledger-sums.store.server.ts";
import { LedgerSums } from "./ledger-sums.ts";
import { postEntries, standsClosed } from "./post-entries.ts";
import type { Rates } from "./rates.ts";
import {
  insertRows,
  type KeptState,
  keepStates,
  removeRows,
  selectFacts,
  selectRowTexts,
  selectStates,
  type WorkFrom,
} from "./work.store.server.ts";
import { addToYears } from "./year-sums.store.server.ts";

/** What the ledger of every product of a vendor depends on. */
export type Terms = {
  reporters: Reporters;
  rates: Rates;
  calendar: FiscalCalendar;
  /** The last day of closed books. */
  closedThrough: string | null;
};

/** A shorter history is read again quicker than its books. */
const WORTH_KEEPING = 100;

/**
 * Makes the books of these products say what their facts say from the given days on, and the sums with them. Needs
 * the lock on the products. `sums: false` leaves the sums to whoever adds everything up later.
 */
export async function workOut(
  tx: ScopedTx,
  due: ReadonlyMap<string, string>,
  terms: Terms,
  { sums: keepSums = true, fromNothing = false } = {},
): Promise<{ facts: number; added: number; removed: number }> {
  if (due.size === 0) return { facts: 0, added: 0, removed: 0 };
  const work: WorkFrom[] = fromNothing
    ? [...due.keys()].map((productId) => ({ productId, from: null }))
    : await selectStates(tx, due);
  const [facts, standing] = await Promise.all([selectFacts(tx, work), selectRowTexts(tx, work)]);
  const change: Change = { added: [], removed: [], kept: [] };
  const forgetBefore = new Map<string, string>();
  let count = 0;
  for (const each of work) {
    const own = facts.get(each.productId) ?? [];
    count += own.length;
    const last = own.reduce((day, fact) => (fact.day > day ? fact.day : day), each.from?.day ?? "");
    const keep = own.length >= WORTH_KEEPING || each.from ? daysToKeep(last) : [];
    if (keep[0]) forgetBefore.set(each.productId, keep[0]);
    workOutProduct(each, own, standing.get(each.productId) ?? [], keep, terms, change);
  }
  await removeRows(tx, change.removed);
  await insertRows(tx, change.added);
  if (keepSums) {
    const sums = new LedgerSums(terms.calendar);
    for (const row of change.removed) sums.add(row, -1);
    for (const row of change.added) sums.add(row, 1);
    await addToSums(tx, sums.changed());
    await addToYears(tx, sums.years.changed());
  }
  await keepStates(tx, work, change.kept, forgetBefore);
  return { facts: count, added: change.added.length, removed: change.removed.length };
}

type Change = { added: LedgerRow[]; removed: LedgerRow[]; kept: KeptState[] };

function workOutProduct(
  { productId, from }: WorkFrom,
  facts: readonly Fact[],
  standing: readonly string[],
  keep: readonly string[],
  { reporters, rates, closedThrough }: Terms,
  to: Change,
) {
  const { entries, saved } = allocateProduct(productId, { facts, reporters, from, keep });
  const frozen: LedgerRow[] = [];
  const open = new Set<string>();
  for (const text of standing) {
    // Only days up to the end of closed books can be in them; the rest need not be taken apart.
    if (closedThrough !== null && text.slice(37, 47) <= closedThrough) {
      const row = rowFrom(productId, text);
      if (standsClosed(row, closedThrough)) {
        frozen.push(row);
        continue;
      }
    }
    open.add(text);
  }
  for (const row of postEntries(entries, { through: closedThrough, frozen }, rates)) {
    if (open.size === 0 || !open.delete(rowText(row))) to.added.push(row);
  }
  for (const text of open) to.removed.push(rowFrom(productId, text));
  for (const each of saved) to.kept.push({ productId, ...each });
}

/** The first days of the last two months: most of what is late is not later than that. */
function daysToKeep(last: string): string[] {
  if (last === "") return [];
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7)) - 1];
  return [month - 1, month].map((each) =>
    new Date(Date.UTC(year, each, 1)).toISOString().slice(0, 10),
  );
}
