import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { formatMoney, formatPercent, formatUnits } from "#app/ui/format.ts";
import { growthOf } from "../growth.ts";
import { presetNames } from "../period.ts";
import { indirectShare, sumOf } from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { choose, writeShort } from "./revenue-words.ts";

type Props = Pick<
  RevenuePage,
  "query" | "now" | "before" | "past" | "proof" | "uncovered" | "stock"
>;

/** What the page is judged by, each with how it moved and a door to what is behind it. */
export function HeadlineFigures({ query, now, before, past, proof, uncovered, stock }: Props) {
  const [params] = useSearchParams();
  const share = indirectShare(now);
  const shareBefore = indirectShare(before);
  const period = query.preset ? presetNames[query.preset] : "chosen days";
  return (
    <Kpis>
      <Kpi
        label={`${query.basis === "units" ? "Units" : "Revenue"}, ${period.toLowerCase()}`}
        value={<Door to={choose(params, { by: "channel" })}>{writeShort(sumOf(now), query)}</Door>}
        change={growth(sumOf(now), sumOf(before))}
        past={past.map((quarter) => Number(sumOf(quarter)))}
      />
      <Kpi
        label="Indirect share"
        value={
          <Door to={choose(params, { by: "partner", channel: "indirect" })}>
            {share === null ? "–" : formatPercent(share)}
          </Door>
        }
        change={share !== null && shareBefore !== null && points(share - shareBefore)}
        past={past.map((quarter) => indirectShare(quarter) ?? 0)}
      />
      <Kpi
        label="Customers buying"
        value={
          <Door to={choose(params, { by: "customer", top: "100" })}>
            {formatUnits(now.customers)}
          </Door>
        }
        change={
          before.customers !== null &&
          now.customers !== before.customers &&
          formatUnits(now.customers - before.customers, undefined, { signed: true })
        }
        past={past.map((quarter) => quarter.customers)}
      />
      <Kpi
        label="Channel stock, today"
        value={
          <Door to="#stock">
            {formatMoney(proof.stockNow.netMinor, query.currency, undefined, { short: true })}
          </Door>
        }
        change={`${formatUnits(proof.stockNow.units)} units at ${formatUnits(stock.length)} ${stock.length === 1 ? "partner" : "partners"}`}
      />
      <Kpi
        label="Uncovered"
        value={<Door to="#exceptions">{`${formatUnits(uncovered.units)} units`}</Door>}
        change={uncovered.partners > 0 && partners(uncovered.partners)}
      />
    </Kpis>
  );
}

function Door({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="figure-door" to={to}>
      {children}
    </Link>
  );
}

const partners = (count: number) => `${formatUnits(count)} ${count === 1 ? "partner" : "partners"}`;

function growth(now: bigint, before: bigint): string | null {
  const change = growthOf(now, before);
  return change === null ? null : formatPercent(change, undefined, { signed: true });
}

const points = (difference: number) =>
  `${formatUnits(difference * 100, undefined, { signed: true, digits: 1 })} pt`;
