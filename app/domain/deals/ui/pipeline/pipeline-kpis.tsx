import { Link } from "@remix-run/react";

import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";

import { totalOf } from "../../pipeline/pipeline.ts";
import type { PipelineView } from "../../pipeline/pipeline-view.server.ts";

/** What the whole pipeline comes to; the first figure opens to all its deals. */
export function PipelineKpis({ view, toAll }: { view: PipelineView; toAll: string }) {
  const { currency, decision } = view;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { short: true });
  const all = totalOf(view.stages);
  const waits = totalOf(view.waits);
  const ends = totalOf(view.ends);
  return (
    <Kpis>
      <Kpi
        label="Live deals"
        value={
          <Link className="figure-door" to={toAll}>
            {money(all.minor)}
          </Link>
        }
        change={`${formatUnits(all.deals)} deals`}
      />
      <Kpi label="Weighted by stage" value={money(all.weightedMinor)} />
      <Kpi
        label="Waiting for a decision"
        value={formatUnits(waits.deals)}
        change={money(waits.minor)}
      />
      <Kpi
        label="Protection ends in 30 days"
        value={formatUnits(ends.deals)}
        change={money(ends.minor)}
      />
      <Kpi
        label="Days to decide, 12 months"
        value={days(decision.median)}
        change={decision.slowest !== null && `9 of 10 in ${days(decision.slowest)}`}
      />
    </Kpis>
  );
}

const days = (count: number | null): string =>
  count === null ? NOTHING : formatUnits(count, undefined, { digits: 1 });
