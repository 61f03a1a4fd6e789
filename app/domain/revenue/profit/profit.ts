import type { ChannelCostKind } from "../costs/channel-cost.ts";

/** What was earned and what it took, in the vendor's currency. */
export type Profit = {
  netMinor: bigint;
  /** Of the net, what products bring whose cost is known. */
  coveredMinor: bigint;
  goodsMinor: bigint;
  costs: Record<ChannelCostKind, bigint>;
  /** Entries without a rate: they are in none of the amounts. */
  unrated: number;
};

export const noProfit: Profit = {
  netMinor: 0n,
  coveredMinor: 0n,
  goodsMinor: 0n,
  costs: { special_pricing: 0n, rebate: 0n, fund: 0n, other: 0n },
  unrated: 0,
};

export const costsOf = ({ costs }: Pick<Profit, "costs">): bigint =>
  costs.special_pricing + costs.rebate + costs.fund + costs.other;

/** Vendor net, less what the goods cost, less what the channel costs. */
export const profitOf = (profit: Profit): bigint =>
  profit.netMinor - profit.goodsMinor - costsOf(profit);

/** The share of the net whose cost of goods is known; null where nothing was earned. */
export const coverageOf = ({ netMinor, coveredMinor }: Profit): number | null =>
  netMinor === 0n ? null : Number(coveredMinor) / Number(netMinor);

/** Profit as a share of the net; null where nothing was earned. */
export const marginOf = (profit: Profit): number | null =>
  profit.netMinor <= 0n ? null : Number(profitOf(profit)) / Number(profit.netMinor);

export const addProfit = (a: Profit, b: Profit, sign: 1n | -1n = 1n): Profit => ({
  netMinor: a.netMinor + sign * b.netMinor,
  coveredMinor: a.coveredMinor + sign * b.coveredMinor,
  goodsMinor: a.goodsMinor + sign * b.goodsMinor,
  costs: {
    special_pricing: a.costs.special_pricing + sign * b.costs.special_pricing,
    rebate: a.costs.rebate + sign * b.costs.rebate,
    fund: a.costs.fund + sign * b.costs.fund,
    other: a.costs.other + sign * b.costs.other,
  },
  unrated: a.unrated + Number(sign) * b.unrated,
});

export const profitDimensions = ["customer", "partner", "product", "family"] as const;
export type ProfitDimension = (typeof profitDimensions)[number];

/** A row's key is an id, `unknown:` and a partner, `direct`, or `none` for costs that are nobody's. */
export type ProfitRow = { key: string; profit: Profit };
