import { formatAmount, formatDay, formatDays, formatMoney } from "#app/ui/format.ts";

import type { ChannelCost } from "../../costs/channel-cost.ts";

export const costDays = ({ fromDay, toDay }: Pick<ChannelCost, "fromDay" | "toDay">) =>
  fromDay.getTime() === toDay.getTime() ? formatDay(fromDay) : formatDays(fromDay, toDay);

type Worth = Pick<
  ChannelCost,
  "baseMinor" | "sharedMinor" | "isShared" | "customerName" | "dealNumber" | "authorisation"
>;

/** Where a cost went, in words; an exception where it went nowhere. */
export function attributionOf(
  { baseMinor, sharedMinor, isShared, ...named }: Worth,
  currency: string,
): { words: string; open: boolean } {
  if (baseMinor === null) return { words: "No rate for its day", open: true };
  if (!isShared) return { words: "Being shared out", open: false };
  if (named.customerName) return { words: named.customerName, open: false };
  if (sharedMinor === baseMinor) {
    if (named.dealNumber) return { words: `Sales of ${named.dealNumber}`, open: false };
    if (named.authorisation) return { words: `Sales under ${named.authorisation}`, open: false };
    return { words: "The partner’s sales", open: false };
  }
  const left = formatMoney(baseMinor - sharedMinor, currency);
  return { words: `Not attributed: ${left}`, open: true };
}

export const costAmount = ({
  amountMinor,
  currency,
}: Pick<ChannelCost, "amountMinor" | "currency">) => formatAmount(amountMinor, currency);
