import { Link } from "@remix-run/react";

import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { formatMoney, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Side, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { growthOf } from "../../growth.ts";
import type { WorthOverview } from "../../worth/read-worth.server.ts";
import type { SegmentSum } from "../../worth/report.ts";
import { isLeaving } from "../../worth/segments.ts";
import { MovesTable } from "./moves-table.tsx";
import { SegmentTable } from "./segment-table.tsx";
import { SegmentsOverTime } from "./value-charts.tsx";
import { CustomersDoor } from "./value-head.tsx";
import { warningsOf } from "./warnings.ts";
import { WorthLists } from "./worth-lists.tsx";

/** What customers are worth at a glance: what each segment brings, what changed, who is at risk. */
export function ValueOverview(overview: WorthOverview) {
  const { run, past } = overview;
  const warnings = warningsOf(run.report);
  return (
    <>
      {warnings.length > 0 && (
        <Notice tone="warn" title={warnings[0]}>
          {warnings.length > 1 && `${warnings.slice(1).join(". ")}. `}
          <Link className="link" to="/desk/value/model">
            How it is worked out
          </Link>
        </Notice>
      )}
      <ValueFigures {...overview} />
      <Split cols="main-side">
        <div>
          <SegmentTable run={run} past={past} />
          <MovesTable report={run.report} />
          <SegmentsOverTime past={past} />
        </div>
        <Side label="Customers to look at">
          <WorthLists {...overview} />
        </Side>
      </Split>
    </>
  );
}

function ValueFigures({ run, past }: WorthOverview) {
  const { report } = run;
  const money = (minor: bigint) => formatMoney(minor, report.currency, undefined, { short: true });
  const sum = (of: (each: SegmentSum) => bigint, sums = report.segments) =>
    sums.reduce((all, each) => all + of(each), 0n);
  const lifetime = sum(({ lifetimeMinor }) => lifetimeMinor);
  const year = sum(({ yearMinor }) => yearMinor);
  const grown = growthOf(
    year,
    sum(({ beforeMinor }) => beforeMinor),
  );
  const expected = report.segments.reduce((all, each) => all + each.expected, 0);
  const leaving = report.segments.filter(({ segment }) => isLeaving(segment));
  const fresh = report.segments.find(({ segment }) => segment === "new");
  const count = (sums: SegmentSum[]) => sums.reduce((all, { customers }) => all + customers, 0);
  const modelled = report.buying.ok;
  return (
    <Kpis>
      <Kpi
        label={`Lifetime value, ${report.terms.horizonWeeks} weeks`}
        value={
          lifetime > 0n ? <CustomersDoor search={{}}>{money(lifetime)}</CustomersDoor> : NOTHING
        }
        past={past.map(({ segments }) =>
          Number(sum(({ lifetimeMinor }) => lifetimeMinor, segments)),
        )}
      />
      <Kpi
        label="Revenue, last 52 weeks"
        value={<CustomersDoor search={{ sort: "-year" }}>{money(year)}</CustomersDoor>}
        change={grown !== null && formatPercent(grown, undefined, { signed: true, digits: 0 })}
        past={past.map(({ segments }) => Number(sum(({ yearMinor }) => yearMinor, segments)))}
      />
      <Kpi
        label="Purchases, next 52 weeks"
        value={modelled ? formatUnits(expected) : NOTHING}
        change={modelled && "expected"}
      />
      <Kpi
        label="At risk, sleeping, lost"
        value={
          <CustomersDoor search={{ segment: "leaving" }}>
            {formatUnits(count(leaving))}
          </CustomersDoor>
        }
        change={`who brought ${money(sum(({ yearMinor }) => yearMinor, leaving))}`}
        past={past.map(({ segments }) =>
          count(segments.filter(({ segment }) => isLeaving(segment))),
        )}
      />
      <Kpi
        label={`New in ${report.terms.newWeeks} weeks`}
        value={
          <CustomersDoor search={{ segment: "new" }}>
            {formatUnits(fresh?.customers ?? 0)}
          </CustomersDoor>
        }
        change={`who brought ${money(fresh?.yearMinor ?? 0n)}`}
        past={past.map(
          ({ segments }) => segments.find(({ segment }) => segment === "new")?.customers ?? 0,
        )}
      />
    </Kpis>
  );
}
