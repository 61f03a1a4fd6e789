import { scaleBand, scaleLinear } from "d3-scale";

import { keyed } from "../keyed.ts";
import { type ChartColour, ChartFrame, round } from "./chart-frame.tsx";

export type ColumnSeries = { name: string; colour: ChartColour; values: number[] };

type ColumnChartProps = {
  label: string;
  /** What the first column of the figures is called: "Quarter". */
  periodName: string;
  periods: string[];
  /** From the base up. Ink is direct, water indirect. */
  series: ColumnSeries[];
  /** A value over its column, and in the figures. */
  write: (value: number) => string;
  writeAxis?: (value: number) => string;
  width?: number;
  height?: number;
};

const LEFT = 34;
const TOP = 12;
const GAP = 1;

/** Stacked columns, one for each period, with their sums. */
export function ColumnChart(props: ColumnChartProps) {
  const { periods, series, write, width = 548, height = 176 } = props;
  const foot = height - 20;
  const sums = periods.map((_, at) =>
    series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  const y = scaleLinear([0, Math.max(...sums, 1)], [foot, TOP + 12]);
  const x = scaleBand(
    periods.map((_, at) => at),
    [LEFT, width],
  );
  const column = Math.min(34, x.bandwidth() * 0.6);

  return (
    <ChartFrame
      label={props.label}
      width={width}
      height={height}
      maxWidth="37rem"
      scrolls
      fromEnd
      table={{
        head: [props.periodName, ...series.map(({ name }) => name), "Together"],
        rows: periods.map((period, at) => [
          period,
          ...series.map(({ values }) => write(values[at] ?? 0)),
          write(sums[at] ?? 0),
        ]),
      }}
    >
      {y.ticks(2).map((tick) => (
        <g key={tick}>
          <path
            className={tick === 0 ? "base" : "rule"}
            d={`M${LEFT} ${Math.round(y(tick)) + 0.5}H${width}`}
          />
          <text x={LEFT - 6} y={round(y(tick) + 4)} textAnchor="end">
            {(props.writeAxis ?? write)(tick)}
          </text>
        </g>
      ))}
      {keyed(periods).map(({ key: at, item: period }) => {
        const middle = (x(at) ?? 0) + x.bandwidth() / 2;
        return (
          <g key={at}>
            <Column at={at} x={middle - column / 2} width={column} series={series} y={y} />
            <text
              className="name"
              x={round(middle)}
              y={round(y(sums[at] ?? 0) - 6)}
              textAnchor="middle"
            >
              {write(sums[at] ?? 0)}
            </text>
            <text x={round(middle)} y={height - 4} textAnchor="middle">
              {period}
            </text>
          </g>
        );
      })}
    </ChartFrame>
  );
}

type ColumnProps = {
  at: number;
  x: number;
  width: number;
  series: ColumnSeries[];
  y: (value: number) => number;
};

function Column({ at, x, width, series, y }: ColumnProps) {
  let below = 0;
  return (
    <>
      {series.map(({ name, colour, values }) => {
        const value = values[at] ?? 0;
        if (value <= 0) return null;
        const gap = below > 0 ? GAP : 0;
        const top = y(below + value);
        const tall = Math.max(y(below) - top - gap, 0.5);
        below += value;
        return (
          <rect
            key={name}
            className={`c-${colour}`}
            x={round(x)}
            y={round(top)}
            width={round(width)}
            height={round(tall)}
          />
        );
      })}
    </>
  );
}
