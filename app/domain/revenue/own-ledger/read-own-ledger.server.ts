import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import type { Batch } from "#app/platform/export/in-batches.ts";

import {
  type LinePlace,
  type OwnFigure,
  type OwnLedgerLine,
  type OwnStock,
  selectOwnFigures,
  selectOwnLines,
  selectOwnStock,
  selectOwnWaiting,
} from "./own-ledger.store.server.ts";
import { ALL, type OwnLedgerQuery } from "./own-ledger-query.ts";

export type OwnLedger = Awaited<ReturnType<typeof readOwnLedger>>;

const ROWS = 100;

/**
 * A partner's own part of the ledger at its own prices: what the vendor invoiced to it, what it reported to have sold,
 * what came back, what lies with it and what waits. Nobody else's lines, and no price of a layer that it did not buy.
 */
export async function readOwnLedger(
  tx: ScopedTx,
  partnerId: string,
  query: OwnLedgerQuery,
  most = ROWS,
) {
  const stock = await selectOwnStock(tx, query);
  const all = await ownFigures(tx, partnerId, query, stock);
  // Customers do not tell what was bought, nor months what lies there.
  const products =
    query.by === "product"
      ? all
      : await ownFigures(tx, partnerId, { ...query, by: "product" }, stock);
  return {
    query,
    totals: totalsOf(products),
    /** Units that came through a distributor: what that paid is not told. */
    unpriced: stock.reduce((sum, { units, currency }) => sum + (currency === null ? units : 0), 0),
    figures: all.slice(0, most),
    more: Math.max(all.length - most, 0),
    opened: await openedBy(tx, partnerId, query, stock),
  };
}

async function ownFigures(
  tx: ScopedTx,
  partnerId: string,
  query: OwnLedgerQuery,
  stock: readonly OwnStock[],
): Promise<OwnFigure[]> {
  const found = await selectOwnFigures(tx, partnerId, query);
  const figures = new Map<string, OwnFigure>();
  for (const { partyId, ...figure } of found) {
    // A name is not for an address; one of the partner's own wordings of it is.
    const key = query.by === "customer" && partyId ? partyId : figure.key;
    figures.set(`${figure.key} ${figure.currency}`, { ...figure, key });
  }
  for (const waiting of await selectOwnWaiting(tx, partnerId, query)) {
    const figure = figures.get(`${waiting.key} ${waiting.currency}`);
    if (figure) figure.waitingUnits += waiting.units;
  }
  if (query.by === "product") addStock(figures, stock);
  return query.by === "month"
    ? [...figures.values()].sort((a, b) => (a.key < b.key ? 1 : -1))
    : [...figures.values()];
}

/** Stock stands with its product in the currency it was paid in, or in any where it has no price. */
function addStock(figures: Map<string, OwnFigure>, stock: readonly OwnStock[]) {
  for (const { productId, partNo, productName, units, paidMinor, currency } of stock) {
    const at =
      currency === null
        ? [...figures.keys()].find((key) => key.startsWith(productId))
        : `${productId} ${currency}`;
    const place = at ?? `${productId} `;
    const figure = figures.get(place) ?? {
      ...nothing,
      ...{ key: productId, name: partNo, note: productName, currency: currency ?? "" },
    };
    figures.set(place, figure);
    figure.stockUnits += units;
    figure.paidMinor += paidMinor ?? 0n;
  }
}

const nothing = {
  ...{ boughtUnits: 0, boughtMinor: 0n, soldUnits: 0, soldMinor: 0n, backUnits: 0 },
  ...{ backMinor: 0n, stockUnits: 0, paidMinor: 0n, waitingUnits: 0 },
};

/** All rows of a currency together, the currency with most lines first. */
function totalsOf(figures: readonly OwnFigure[]): OwnFigure[] {
  const totals = new Map<string, OwnFigure>();
  for (const figure of figures) {
    const total = totals.get(figure.currency) ?? {
      ...nothing,
      ...{ key: ALL, name: "", note: "", currency: figure.currency },
    };
    totals.set(figure.currency, total);
    for (const name of ["boughtUnits", "soldUnits", "backUnits"] as const) {
      total[name] += figure[name];
    }
    for (const name of ["stockUnits", "waitingUnits"] as const) total[name] += figure[name];
    for (const name of ["boughtMinor", "soldMinor", "backMinor", "paidMinor"] as const) {
      total[name] += figure[name];
    }
  }
  return [...totals.values()];
}

const BATCH = 10_000;

/** The lines behind the open figure, batch by batch. */
export async function readOwnLines(
  tx: ScopedTx,
  partnerId: string,
  query: OwnLedgerQuery,
  after: LinePlace | null,
): Promise<Batch<OwnLedgerLine, LinePlace>> {
  const { open } = query;
  if (!open || open.of === "stock") return { rows: [], next: null };
  const figure = { of: open.of, at: open.at };
  const rows = await selectOwnLines(tx, partnerId, query, figure, {
    limit: BATCH,
    after,
    counted: false,
  });
  const last = rows.length === BATCH ? rows.at(-1) : undefined;
  return { rows, next: last ? { day: last.day, factId: last.factId } : null };
}

type Opened = { lines: OwnLedgerLine[]; count: number; stock: OwnStock[] };

async function openedBy(
  tx: ScopedTx,
  partnerId: string,
  query: OwnLedgerQuery,
  stock: readonly OwnStock[],
): Promise<Opened | null> {
  if (!query.open) return null;
  const { of, at } = query.open;
  if (of === "stock") {
    const mine = stock.filter(({ productId }) => at === ALL || productId === at);
    return { lines: [], count: mine.length, stock: mine };
  }
  const rows = await selectOwnLines(
    tx,
    partnerId,
    query,
    { of, at },
    { limit: query.show, after: null, counted: true },
  );
  const lines = rows.map(({ all: _, ...line }) => line);
  return { lines, count: rows[0]?.all ?? 0, stock: [] };
}
