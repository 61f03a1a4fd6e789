import { Waterfall, type WaterfallStep } from "#app/ui/charts/waterfall.tsx";
import { formatAmount } from "#app/ui/format.ts";

import { costKindNames, costKinds } from "../../costs/channel-cost.ts";
import { type Profit, profitOf } from "../../profit/profit.ts";

/** From vendor net down to profit, step by step. */
export function ProfitSteps({ profit, currency }: { profit: Profit; currency: string }) {
  const step = (
    name: string,
    amount: bigint,
    kind: WaterfallStep["kind"],
    colour?: WaterfallStep["colour"],
  ): WaterfallStep => ({
    ...{ name, amount, text: formatAmount(amount, currency), kind },
    ...(colour && { colour }),
  });
  return (
    <Waterfall
      label="Vendor net, less cost of goods, less channel costs, is profit"
      steps={[
        step("Vendor net", profit.netMinor, "stock"),
        step("Cost of goods", -profit.goodsMinor, "flow", "rest"),
        ...costKinds
          .filter((kind) => profit.costs[kind] !== 0n)
          .map((kind) => step(costKindNames[kind], -profit.costs[kind], "flow", "indirect-2")),
        step("Profit", profitOf(profit), "stock"),
      ]}
    />
  );
}
