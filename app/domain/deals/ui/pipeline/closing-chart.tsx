import { ColumnChart } from "#app/ui/charts/column-chart.tsx";
import { Legend } from "#app/ui/filter-bar.tsx";
import { formatUnits } from "#app/ui/format.ts";

import type { Figure } from "../../pipeline/pipeline.ts";
import { closingName } from "./pipeline-words.ts";

const entries = [
  { colour: "indirect", label: "Weighted" },
  { colour: "indirect-3", label: "The rest" },
] as const;

/** Live deals by the month of the expected order, in thousands of the currency. */
export function ClosingChart({
  closes,
  currency,
}: {
  closes: readonly Figure[];
  currency: string;
}) {
  const [weighted, rest] = entries;
  const seriesOf = ({ colour, label }: (typeof entries)[number], of: (each: Figure) => bigint) => ({
    ...{ name: label, colour },
    values: closes.map((each) => thousands(of(each))),
  });
  return (
    <>
      <ColumnChart
        label={`Live deals by expected order in thousand ${currency}, weighted and the rest`}
        periodName="Month"
        periods={closes.map(({ key }) => shortMonth(key))}
        write={(value) => formatUnits(value, undefined, { digits: 0 })}
        series={[
          seriesOf(weighted, ({ weightedMinor }) => weightedMinor),
          seriesOf(rest, ({ minor, weightedMinor }) => minor - weightedMinor),
        ]}
      />
      <p className="row-flex small">
        <Legend entries={[...entries]} />
      </p>
    </>
  );
}

const thousands = (minor: bigint) => Number(minor) / 100_000;

/** "2026-12" as "Dec": the chart stands beside a table that says the year. */
const shortMonth = (key: string): string =>
  key === "overdue" ? "Past" : key === "later" ? "Later" : closingName(key).slice(0, 3);
