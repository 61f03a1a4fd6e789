import { Link, useSearchParams } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Segmented } from "#app/ui/filter-bar.tsx";
import { formatInstant, formatUnits } from "#app/ui/format.ts";
import { PageHead, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { RevenuePage } from "../read-revenue.server.ts";
import { ChannelExceptions, ChannelStock } from "./channel-exceptions.tsx";
import { HeadlineFigures } from "./headline-figures.tsx";
import { LineageDrawer } from "./lineage-drawer.tsx";
import { PivotTable } from "./pivot-table.tsx";
import { ProofOfConservation } from "./proof-of-conservation.tsx";
import { RevenueFilters } from "./revenue-filters.tsx";
import { basisWords, choose } from "./revenue-words.ts";

/** Consolidated revenue: every figure a door to the lines behind it. */
export function RevenueView({ page }: { page: RevenuePage }) {
  const [params] = useSearchParams();
  const main = (
    <div>
      {page.pivot.rows.length > 0 ? (
        <PivotTable {...page} />
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
              segments={(["net", "street"] as const).map((basis) => ({
                to: choose(params, { basis: basis === "net" ? null : basis }),
                label: basisWords[basis],
                current: basis === page.query.basis,
              }))}
            />
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
          box
          title={`Up to date until ${formatInstant(page.waiting.since, page.waiting.timeZone)}`}
        >
          {`${formatUnits(page.waiting.products)} ${page.waiting.products === 1 ? "product waits" : "products wait"} to be worked out`}
        </Notice>
      )}
      <HeadlineFigures {...page} />
      <RevenueFilters {...page} />
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
