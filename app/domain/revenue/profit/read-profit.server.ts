import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Period } from "../period.ts";
import { type FoundProfit, selectProfit } from "./profit.store.server.ts";
import {
  addProfit,
  noProfit,
  type Profit,
  type ProfitDimension,
  type ProfitRow,
} from "./profit.ts";

const MOST = 100_000;

const toProfit = ({
  netMinor,
  coveredMinor,
  goodsMinor,
  unrated,
  ...costs
}: FoundProfit): Profit => {
  const { special_pricing, rebate, fund, other } = costs;
  return {
    ...{ netMinor, coveredMinor, goodsMinor, unrated },
    costs: { special_pricing, rebate, fund, other },
  };
};

const allOf = ({ all }: FoundProfit): Profit => ({
  netMinor: BigInt(all.netMinor),
  coveredMinor: BigInt(all.coveredMinor),
  goodsMinor: BigInt(all.goodsMinor),
  unrated: Number(all.unrated),
  costs: {
    special_pricing: BigInt(all.special_pricing),
    rebate: BigInt(all.rebate),
    fund: BigInt(all.fund),
    other: BigInt(all.other),
  },
});

/** The profit of everything that was sold in these days; all costs are in it, also those that are nobody's. */
export async function profitOfAll(tx: ScopedTx, span: Period): Promise<Profit> {
  const [found] = await selectProfit(tx, "all", span, { take: 1 });
  return found ? toProfit(found) : noProfit;
}

/**
 * The profit of customers together: vendor net of what they bought by whatever way, less the standard cost of the goods,
 * less their part of what the channel costs.
 */
export async function profitOfCustomers(
  tx: ScopedTx,
  customerIds: readonly string[],
  span: Period,
): Promise<Profit> {
  const [found] = await selectProfit(tx, "all", span, { of: { customerIds }, take: 1 });
  return found ? toProfit(found) : noProfit;
}

export const profitOfCustomer = (tx: ScopedTx, customerId: string, span: Period): Promise<Profit> =>
  profitOfCustomers(tx, [customerId], span);

/** The profit of each of these customers, of those that have any. */
export async function profitOfEach(
  tx: ScopedTx,
  customerIds: readonly string[],
  span: Period,
): Promise<Map<string, Profit>> {
  const found = await selectProfit(tx, "customer", span, { of: { customerIds }, take: MOST });
  return new Map(found.map((row) => [row.key, toProfit(row)]));
}

export type ProfitView = {
  rows: ProfitRow[];
  /** What the rows that are not shown come to. */
  rest: Profit | null;
  total: Profit;
};

/**
 * Profit by customer, partner, product or family: the first so many by vendor net, the costs that are nobody's, and the
 * rest in one row.
 */
export async function profitBy(
  tx: ScopedTx,
  by: ProfitDimension,
  span: Period,
  top: number,
): Promise<ProfitView> {
  const found = await selectProfit(tx, by, span, { take: top + 2 });
  const total = found[0] ? allOf(found[0]) : noProfit;
  const all = found.map((row) => ({ key: row.key, profit: toProfit(row) }));
  const somebodys = all.filter(({ key }) => key !== "none");
  const nobodys = all.filter(({ key }) => key === "none");
  const rows = [...somebodys.slice(0, top), ...nobodys];
  if (somebodys.length <= top) return { rows, rest: null, total };
  const shown = rows.reduce((sum, { profit }) => addProfit(sum, profit), noProfit);
  return { rows, rest: addProfit(total, shown, -1n), total };
}
