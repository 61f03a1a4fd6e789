import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

import { keyed } from "../keyed.ts";
import { type ChartColour, ChartFrame, round } from "./chart-frame.tsx";

export type LineSeries = {
  name: string;
  colour: Extract<ChartColour, "indirect" | "indirect-2" | "direct" | "rest">;
  /** What was only expected is dashed. */
  dashed?: boolean;
  /** null where there is nothing yet. */
  values: (number | null)[];
};

type LineChartProps = {
  label: string;
  periodName: string;
  periods: string[];
  series: LineSeries[];
  write: (value: number) => string;
  /** From where on everything is still to come. */
  todayAt?: number;
  width?: number;
  height?: number;
};

const LEFT = 40;
const RIGHT = 64;
const TOP = 10;

/** What was expected beside what came, over time. */
export function LineChart(props: LineChartProps) {
  const { periods, series, write, todayAt, width = 548, height = 176 } = props;
  const foot = height - 20;
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null));
  const x = scaleLinear([0, Math.max(periods.length - 1, 1)], [LEFT, width - RIGHT]);
  const y = scaleLinear([0, Math.max(...known, 1)], [foot, TOP]).nice(3);
  const every = Math.ceil(periods.length / 8);

  return (
    <ChartFrame
      label={props.label}
      width={width}
      height={height}
      maxWidth="37rem"
      scrolls
      table={{
        head: [props.periodName, ...series.map(({ name }) => name)],
        rows: periods.map((period, at) => [
          period,
          ...series.map(({ values }) => {
            const value = values[at] ?? null;
            return value === null ? "–" : write(value);
          }),
        ]),
      }}
    >
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <path
            className={tick === 0 ? "base" : "rule"}
            d={`M${LEFT} ${Math.round(y(tick)) + 0.5}H${width - RIGHT}`}
          />
          <text x={LEFT - 6} y={round(y(tick) + 4)} textAnchor="end">
            {write(tick)}
          </text>
        </g>
      ))}
      {todayAt !== undefined && (
        <path className="today" d={`M${round(x(todayAt))} ${TOP}V${foot}`} />
      )}
      {keyed(periods).map(({ key, item }) =>
        key % every === 0 ? (
          <text key={key} x={round(x(key))} y={height - 4} textAnchor="middle">
            {item}
          </text>
        ) : null,
      )}
      {series.map((each) => (
        <Line key={each.name} series={each} x={x} y={y} />
      ))}
    </ChartFrame>
  );
}

type LineProps = {
  series: LineSeries;
  x: (at: number) => number;
  y: (value: number) => number;
};

function Line({ series, x, y }: LineProps) {
  const points = series.values.map((value, at) => ({ value, at }));
  const draw = line<{ value: number | null; at: number }>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => round(x(at)))
    .y(({ value }) => round(y(value ?? 0)));
  const last = points.findLast(({ value }) => value !== null);
  return (
    <g className={`line-${series.colour}`} data-dashed={series.dashed ? "" : undefined}>
      <path className="line" d={draw(points) ?? undefined} />
      {last && last.value !== null && (
        <text className="value" x={round(x(last.at) + 8)} y={round(y(last.value) + 4)}>
          {series.name}
        </text>
      )}
    </g>
  );
}
