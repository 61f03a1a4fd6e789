import type { DealStatus } from "../deal.ts";

/** How a customer's deals are told apart: what still runs, what was won, what came to nothing. */
export const dealLots = ["open", "won", "closed"] as const;
export type DealLot = (typeof dealLots)[number];

/** As many deals of a customer as one page shows. */
export const MOST_DEALS = 100;

const running: readonly DealStatus[] = ["submitted", "in_review", "info_requested", "approved"];

export const lotOf = (status: DealStatus): DealLot => {
  if (running.includes(status)) return "open";
  return status === "won" ? "won" : "closed";
};

export const lotWords: Record<DealLot, string> = {
  open: "open",
  won: "won",
  closed: "lost or closed",
};

export type CountedDeals = {
  partnerId: string;
  status: DealStatus;
  currency: string;
  deals: number;
  valueMinor: bigint;
};

export type DealLots = Record<DealLot, { deals: number; valueMinor: bigint }>;

/** Counts every deal; adds up those in one currency, since others are not worth as much. */
export function lotsOf(counted: readonly CountedDeals[], currency: string): DealLots {
  const none = () => ({ deals: 0, valueMinor: 0n });
  const lots: DealLots = { open: none(), won: none(), closed: none() };
  for (const each of counted) {
    const lot = lots[lotOf(each.status)];
    lot.deals += each.deals;
    if (each.currency === currency) lot.valueMinor += each.valueMinor;
  }
  return lots;
}

/** How many deals each partner registered. */
export function dealsByPartner(counted: readonly CountedDeals[]): Map<string, number> {
  const deals = new Map<string, number>();
  for (const { partnerId, deals: some } of counted) {
    deals.set(partnerId, (deals.get(partnerId) ?? 0) + some);
  }
  return deals;
}
