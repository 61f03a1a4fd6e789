import { listProducts } from "#app/domain/catalog/products.server.ts";
import { customersById } from "#app/domain/customers/customers.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectFormerHeadline } from "./former-headline.store.server.ts";
import {
  selectHeadline,
  selectPast,
  selectStock,
  selectUncovered,
} from "./headline.store.server.ts";
import { namesOf } from "./names-of-keys.server.ts";
import { columnPeriod, columnsOf, type Period, periodBefore, presetPeriod } from "./period.ts";
import { type PivotSize, selectPivot } from "./pivot.store.server.ts";
import { columnsByTotal, type Figure, type PivotColumn, pivotOf } from "./pivot.ts";
import {
  selectFlows,
  selectGaps,
  selectUncoveredLines,
  selectWaiting,
} from "./proof.store.server.ts";
import { type FlowRow, proofOf } from "./proof.ts";
import { type Lineage, readLineage } from "./read-lineage.server.ts";
import { cellFrom, type RevenueQuery } from "./revenue-query.schema.ts";
import { selectCurrencies } from "./sold-sums.server.ts";

export type RevenuePage = Awaited<ReturnType<typeof readRevenue>>;

/** Everything on the page of consolidated revenue. */
export async function readRevenue(tx: ScopedTx, query: RevenueQuery) {
  const cell = cellFrom(query.cell);
  const names = await readNames(tx);
  const currencies = await selectCurrencies(tx);
  const headline = await readHeadline(tx, query, currencies);
  const stock = await selectStock(tx, query.currency);
  const pivot = await readPivot(tx, query, {}, currencies);
  return {
    query,
    cell,
    ...names,
    currencies,
    pivot,
    under: query.under ? await nameOfCustomer(tx, query.under) : null,
    ...headline,
    stock,
    waiting: await selectWaiting(tx),
    proof: await readProof(tx, query, stock),
    lineage: cell ? await readLineage(tx, query, cell, pivot) : (null as Lineage | null),
  };
}

/** As many columns as a page has room for, where they are not of time. What is compared needs room of its own. */
const pageColumns = ({ against }: RevenueQuery) => (against === "none" ? 6 : 4);

/** The rows and columns of a view with their names, the largest of either apart. */
export async function readPivot(
  tx: ScopedTx,
  query: RevenueQuery,
  { rows = query.top, columns = pageColumns(query) }: Partial<Omit<PivotSize, "from">> = {},
  known?: readonly string[],
) {
  const currencies = known ?? (await selectCurrencies(tx));
  const figures = await selectPivot(tx, query, { rows, columns }, currencies);
  const keysOf = (of: "row" | "column") => [...new Set(figures.flatMap((each) => each[of] ?? []))];
  const nameOf = await namesOf(tx, query.by, keysOf("row"), query);
  return pivotOf(figures, await columnsFor(tx, query, figures, keysOf), query.sort, nameOf);
}

async function columnsFor(
  tx: ScopedTx,
  query: RevenueQuery,
  figures: readonly Figure[],
  keysOf: (of: "column") => string[],
): Promise<PivotColumn[]> {
  if (!query.across) return query.columns.map((column) => ({ ...column, note: "" }));
  const nameOf = await namesOf(tx, query.across, keysOf("column"), query);
  return columnsByTotal(figures, nameOf, (count) => `${count} others`);
}

async function readHeadline(tx: ScopedTx, query: RevenueQuery, currencies: readonly string[]) {
  const { period, calendar } = query;
  const former = periodBefore(period, calendar);
  const span: Period = { ...presetPeriod("8q", period.to, calendar), to: period.to };
  const quarters = columnsOf(span, "quarter", period.to, calendar).map(({ key }) =>
    columnPeriod(key, "quarter", span, calendar),
  );
  return {
    now: await selectHeadline(tx, query, period, currencies),
    before: await selectFormerHeadline(tx, query, former, currencies),
    past: await selectPast(tx, query, quarters, currencies),
    uncovered: await selectUncovered(tx, query.currency, period),
  };
}

async function nameOfCustomer(tx: ScopedTx, id: string): Promise<string> {
  return (await customersById(tx, [id])).get(id)?.name ?? "Unknown customer";
}

async function readProof(
  tx: ScopedTx,
  { currency, period }: RevenueQuery,
  stock: Awaited<ReturnType<typeof selectStock>>,
) {
  const flows: FlowRow[] = await selectFlows(tx, currency, period);
  const stockNow = {
    units: stock.reduce((units, each) => units + each.units, 0),
    netMinor: stock.reduce((net, each) => net + each.netMinor, 0n),
  };
  return {
    ...proofOf(flows, stockNow),
    stockNow,
    gaps: await selectGaps(tx, currency),
    uncovered: await selectUncoveredLines(tx, currency),
  };
}

/** Who and what the page speaks of by name. */
async function readNames(tx: ScopedTx) {
  const partners = await listPartners(tx);
  const products = await listProducts(tx);
  return {
    partners: partners.filter(({ kind }) => kind !== "supplier"),
    partnerNames: new Map(partners.map(({ id, name }) => [id, name])),
    products: new Map(products.map(({ id, partNo, name }) => [id, { partNo, name }])),
  };
}
