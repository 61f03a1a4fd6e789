import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { ColumnChart } from "#app/ui/charts/column-chart.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Legend, Segmented } from "#app/ui/filter-bar.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import { barsOf, netOf, type Span } from "../../of-customer/bought.ts";
import { linesPage, type OfCustomer } from "../../of-customer/lines-address.ts";
import type { BoughtInAll } from "../../of-customer/read-bought.server.ts";

type RevenueChartProps = { of: OfCustomer; bought: BoughtInAll; span: Span; today: Date };

/** Direct and indirect over time; below it a door to the lines of each column. */
export function RevenueChart({ of, bought: { months, currency }, span, today }: RevenueChartProps) {
  const [params] = useSearchParams();
  const bars = barsOf(months, span, today);
  const thousands = (minor: bigint) => Number(minor) / 100_000;
  const unit = span === "12m" ? "Month" : "Quarter";
  const to = (each: Span) => withParams(params, { span: each === "12m" ? null : each });
  return (
    <Section
      title="Revenue by way"
      sub={`thousand ${currency}, vendor net`}
      actions={
        <Segmented
          label="How far back"
          segments={[
            { to: to("12m"), label: "12 months", current: span === "12m" },
            { to: to("3y"), label: "3 years", current: span === "3y" },
          ]}
        />
      }
    >
      {bars.every((bar) => netOf(bar) === 0n) ? (
        <Empty title={span === "12m" ? "Nothing in 12 months" : "Nothing in 3 years"} />
      ) : (
        <>
          <ColumnChart
            label={`Revenue per ${unit.toLowerCase()} in thousand ${currency}, direct and indirect`}
            periodName={unit}
            periods={bars.map(({ label }) => label)}
            write={(value) => formatUnits(value, undefined, { digits: value < 10 ? 1 : 0 })}
            series={[
              {
                name: "Direct",
                colour: "direct",
                values: bars.map(({ directMinor }) => thousands(directMinor)),
              },
              {
                name: "Indirect",
                colour: "indirect",
                values: bars.map(({ indirectMinor }) => thousands(indirectMinor)),
              },
            ]}
          />
          <p className="row-flex small">
            <Legend
              entries={[
                { colour: "direct", label: "Direct" },
                { colour: "indirect", label: "Indirect" },
              ]}
            />
          </p>
          <p className="small faint row-flex flex-wrap">
            Lines of
            {bars
              .filter((bar) => netOf(bar) !== 0n)
              .map((bar) => (
                <Link
                  key={bar.from}
                  className="link"
                  to={linesPage(of, { from: bar.from, to: bar.to })}
                >
                  {bar.label}
                </Link>
              ))}
          </p>
        </>
      )}
    </Section>
  );
}
