import { Link, useSearchParams } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Segmented } from "#app/ui/filter-bar.tsx";
import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { PageHead, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { RevenuePage } from "../read-revenue.server.ts";
import { bases } from "../revenue-query.schema.ts";
import { ChannelExceptions, ChannelStock } from "./channel-exceptions.tsx";
import { HeadlineFigures } from "./headline-figures.tsx";
import { LineageDrawer } from "./lineage-drawer.tsx";
import { PivotChart } from "./pivot-chart.tsx";
import { PivotTable } from "./pivot-table.tsx";
import { ProofOfConservation } from "./proof-of-conservation.tsx";
import { RevenueFilters } from "./revenue-filters.tsx";
import { basisWords, choose } from "./revenue-words.ts";

/** Consolidated revenue: every figure a door to the lines behind it. */
export function RevenueView({ page, views }: { page: RevenuePage; views: React.ReactNode }) {
  const [params] = useSearchParams();
  const main = (
    <div>
      {page.pivot.rows.length > 0 ? (
        <>
          {page.query.basis === "units" && (
            <p className="quiet small px-[var(--gutter)] py-2">
              Base units, added up across products. Sales that no sell-in covers count too.
            </p>
          )}
          {page.query.as === "chart" ? <PivotChart {...page} /> : <PivotTable {...page} />}
        </>
      ) : (
        <Empty title="Nothing was sold here">
          No sale in this period fits the choices above. Take one out, or choose other days.
        </Empty>
      )}
      <ProofOfConservation {...page} />
      <ChannelStock {...page} />
      <ChannelExceptions {...page} />
    </div>
  );
  return (
    <>
      <PageHead
        title="Revenue"
        sub="Every invoiced unit once, whichever way it went"
        actions={
          <>
            <Segmented
              label="Basis"
              segments={bases.map((basis) => ({
                to: choose(params, { basis: basis === "net" ? null : basis }),
                label: basisWords[basis],
                current: basis === page.query.basis,
              }))}
            />
            <Segmented
              label="Seen as"
              segments={(["table", "chart"] as const).map((as) => ({
                to: choose(params, { as: as === "table" ? null : as }),
                label: as === "table" ? "Table" : "Chart",
                current: as === page.query.as,
              }))}
            />
            <Link className="link" to="/desk/revenue/profit">
              Profit
            </Link>
            <Link className="link" to="/desk/revenue/costs">
              Channel costs
            </Link>
            <Link className="link" to="/desk/revenue/periods">
              Periods
            </Link>
            <ExportMenu of="/desk/revenue" params={params} />
          </>
        }
      />
      {page.waiting.since && (
        <Notice
          tone="warn"
          title={`Up to date until ${formatInstant(page.waiting.since, page.waiting.timeZone)}`}
        >
          {`${formatUnits(page.waiting.products)} ${page.waiting.products === 1 ? "product waits" : "products wait"} to be worked out`}
        </Notice>
      )}
      <HeadlineFigures {...page} />
      <RevenueFilters {...page} views={views} />
      {page.lineage ? (
        <Split cols="main-drawer">
          {main}
          <LineageDrawer {...page} />
        </Split>
      ) : (
        <div className="divide">{main}</div>
      )}
    </>
  );
}
