import { listProducts } from "#app/domain/catalog/products.server.ts";
import { customersById } from "#app/domain/customers/customers.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { listTiers } from "#app/domain/partners/tiers.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  selectHeadline,
  selectPast,
  selectStock,
  selectUncovered,
} from "./headline.store.server.ts";
import { columnPeriod, columnsOf, type Period, periodBefore, presetPeriod } from "./period.ts";
import { selectPivot } from "./pivot.store.server.ts";
import { pivotOf, type RowName } from "./pivot.ts";
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
  return {
    query,
    cell,
    ...names,
    currencies,
    pivot: await readPivot(tx, query, query.top, currencies),
    ...headline,
    stock,
    waiting: await selectWaiting(tx),
    proof: await readProof(tx, query, stock),
    lineage: cell ? await readLineage(tx, query, cell) : (null as Lineage | null),
  };
}

/** The rows of a view with their names, the largest `top` apart. */
export async function readPivot(
  tx: ScopedTx,
  query: RevenueQuery,
  top: number,
  known?: readonly string[],
) {
  const figures = await selectPivot(tx, query, top, known ?? (await selectCurrencies(tx)));
  const keys = [...new Set(figures.flatMap(({ row }) => row ?? []))];
  return pivotOf(figures, query.columns, query.sort, await rowNames(tx, query, keys));
}

async function rowNames(
  tx: ScopedTx,
  { by }: RevenueQuery,
  keys: readonly string[],
): Promise<(key: string) => RowName> {
  const unknown = { name: "Unknown", note: "" };
  if (by === "channel") {
    const words: Record<string, RowName> = {
      direct: { name: "Direct", note: "Invoiced to the customer" },
      one_tier: { name: "One tier", note: "Through one partner" },
      two_tier: { name: "Two tiers", note: "Through a distributor and a reseller" },
    };
    return (key) => words[key] ?? unknown;
  }
  if (by === "product") {
    const products = new Map((await listProducts(tx)).map((each) => [each.id, each]));
    return (key) => {
      const product = products.get(key);
      return product ? { name: product.partNo, note: product.name } : unknown;
    };
  }
  if (by === "region") {
    return (key) => (key === "none" ? { name: "No country", note: "" } : { name: key, note: "" });
  }
  if (by === "tier") {
    const tiers = new Map((await listTiers(tx)).map(({ id, name }) => [id, name]));
    return (key) => {
      if (key === "direct") return { name: "Direct", note: "Invoiced to the customer" };
      return { name: tiers.get(key) ?? "No tier", note: "" };
    };
  }
  if (by === "family") {
    const products = await listProducts(tx);
    const families = new Map(products.map((each) => [each.familyId, each.familyName]));
    return (key) => ({ name: families.get(key) ?? "Unknown", note: "" });
  }
  const partners = new Map((await listPartners(tx)).map((partner) => [partner.id, partner]));
  if (by === "partner") {
    return (key) => {
      const partner = partners.get(key);
      if (!partner) return { name: "Direct", note: "Invoiced to the customer" };
      return { name: partner.name, note: partner.city };
    };
  }
  const customers = await customersById(
    tx,
    keys.filter((key) => !key.startsWith("unknown")),
  );
  return (key) => {
    const customer = customers.get(key);
    if (customer) return { name: customer.name, note: customer.country ?? "" };
    const through = partners.get(key.replace("unknown:", ""))?.name;
    return { name: "End customer not named", note: through ? `through ${through}` : "" };
  };
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
    before: await selectHeadline(tx, query, former, currencies),
    past: await selectPast(tx, query, quarters, currencies),
    uncovered: await selectUncovered(tx, query.currency, period),
  };
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
