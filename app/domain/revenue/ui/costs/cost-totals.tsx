import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { formatAmount, formatUnits } from "#app/ui/format.ts";

import { costKindNames } from "../../costs/channel-cost.ts";
import type { CostTotals as Totals } from "../../costs/list-costs.server.ts";

type CostTotalsProps = { totals: Totals[]; currency: string };

/** What the costs of the list come to, by kind. */
export function CostTotals({ totals, currency }: CostTotalsProps) {
  if (totals.length === 0) return null;
  const left = totals.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
  const unrated = totals.reduce((sum, each) => sum + each.unrated, 0);
  return (
    <Kpis>
      {totals.map(({ kind, count, baseMinor }) => (
        <Kpi
          key={kind}
          label={`${costKindNames[kind]}, ${currency}`}
          value={formatAmount(baseMinor, currency)}
          change={`${formatUnits(count)} ${count === 1 ? "line" : "lines"}`}
        />
      ))}
      <Kpi
        label={`Not attributed, ${currency}`}
        value={formatAmount(left, currency)}
        change={unrated > 0 ? `${formatUnits(unrated)} without a rate` : "no sale answers for it"}
      />
    </Kpis>
  );
}
