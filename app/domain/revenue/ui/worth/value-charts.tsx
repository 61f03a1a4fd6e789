import type { ChartColour } from "#app/ui/charts/chart-frame.tsx";
import { ColumnChart } from "#app/ui/charts/column-chart.tsx";
import { Legend } from "#app/ui/filter-bar.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { PastRun } from "../../worth/read-worth.server.ts";
import { type Segment, segments } from "../../worth/segments.ts";
import { segmentLooks } from "./segment-words.ts";

const colours: Record<Segment, Exclude<ChartColour, never>> = {
  ...{ top: "direct", growing: "indirect", steady: "indirect-2", new: "indirect-3" },
  ...{ at_risk: "warn", sleeping: "rest", lost: "bad" },
};

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How many customers were in which segment at the end of each month. */
export function SegmentsOverTime({ past }: { past: PastRun[] }) {
  if (past.length < 2) return null;
  const drawn = segments.toReversed();
  return (
    <Section title="Segments over time" sub="customers, by the last run of each month">
      <ColumnChart
        label="Customers in each segment by month"
        periodName="Month"
        periods={past.map(
          ({ day }) => `${months[day.getUTCMonth()]} ${day.getUTCFullYear() % 100}`,
        )}
        write={(value) => formatUnits(value)}
        series={drawn.map((segment) => ({
          name: segmentLooks[segment].word,
          colour: colours[segment],
          values: past.map(
            (run) => run.segments.find((each) => each.segment === segment)?.customers ?? 0,
          ),
        }))}
      />
      <p className="row-flex small">
        <Legend
          entries={segments.map((segment) => ({
            colour: colours[segment],
            label: segmentLooks[segment].word,
          }))}
        />
      </p>
    </Section>
  );
}
