import { scaleLinear } from "d3-scale";

import { ChartFrame, round } from "#app/ui/charts/chart-frame.tsx";
import { formatUnits } from "#app/ui/format.ts";

import { type DemandRow, differenceOf } from "../demand-overview.ts";
import { monthLabel, monthName } from "../month.ts";
import { units } from "./demand-rows.tsx";

const WIDTH = 280;
const LEFT = 34;
const RIGHT = 116;
const ROW = 34;

/** Month by month: what the channel expects in water, the supplier's own forecast in grey under it. */
export function DemandChart({ row }: { row: DemandRow }) {
  const { cells, product } = row;
  const most = Math.max(1, ...cells.flatMap((cell) => [cell.channel ?? 0, cell.supplier ?? 0]));
  const x = scaleLinear([0, most], [0, WIDTH - LEFT - RIGHT]);
  return (
    <ChartFrame
      label={`Channel demand and your forecast for ${product.partNo}, by month`}
      width={WIDTH}
      height={cells.length * ROW}
      table={{
        head: ["Month", "Channel", "You", "Difference"],
        rows: cells.map((cell) => {
          const difference = differenceOf(cell);
          return [
            monthLabel(cell.month),
            units(cell.channel),
            units(cell.supplier),
            difference === null
              ? units(null)
              : formatUnits(difference, undefined, { signed: true }),
          ];
        }),
      }}
    >
      {cells.map((cell, at) => {
        const top = at * ROW + 6;
        return (
          <g key={cell.month}>
            <text className="name" x="0" y={top + 11}>
              {monthName(cell.month)}
            </text>
            {cell.channel !== null && (
              <rect
                className="c-indirect"
                x={LEFT}
                y={top}
                rx="1"
                height="8"
                width={round(x(cell.channel))}
              />
            )}
            {cell.supplier !== null && (
              <rect
                className="c-rest"
                x={LEFT}
                y={top + 10}
                rx="1"
                height="4"
                width={round(x(cell.supplier))}
              />
            )}
            <text className="value" x={round(LEFT + x(cell.channel ?? 0) + 6)} y={top + 8}>
              {units(cell.channel)}
            </text>
            <text x={WIDTH} y={top + 12} textAnchor="end">
              {cell.supplier === null ? "" : `you ${units(cell.supplier)}`}
            </text>
          </g>
        );
      })}
    </ChartFrame>
  );
}
