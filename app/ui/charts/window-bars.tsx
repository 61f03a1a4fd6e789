import { scaleLinear } from "d3-scale";

import { keyed } from "../keyed.ts";
import { ChartFrame, round } from "./chart-frame.tsx";

export type WindowRow = {
  name: string;
  from: Date;
  until: Date;
  /** At the right edge: "7 days". */
  text: string;
  /** About to end. */
  urgent?: boolean;
};

type WindowBarsProps = { label: string; today: Date; rows: WindowRow[]; width?: number };

const ROW = 35;

/** How long each protection has run, and how long it still holds. */
export function WindowBars({ label, today, rows, width = 288 }: WindowBarsProps) {
  const times = rows.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
  const now = today.getTime();
  const x = scaleLinear([Math.min(...times, now), Math.max(...times, now + 1)], [0, width]);
  return (
    <ChartFrame
      label={label}
      width={width}
      height={rows.length * ROW - 4}
      maxWidth="20rem"
      table={{ head: ["Deal", "Left"], rows: rows.map(({ name, text }) => [name, text]) }}
    >
      {keyed(rows).map(({ key, item: row }) => {
        const top = key * ROW;
        const from = x(row.from.getTime());
        const until = x(row.until.getTime());
        const at = Math.min(Math.max(x(now), from), until);
        return (
          <g key={key}>
            <text className="value" x="0" y={top + 10}>
              {row.name}
            </text>
            <text
              className={row.urgent ? "urgent" : undefined}
              x={width}
              y={top + 10}
              textAnchor="end"
            >
              {row.text}
            </text>
            <rect className="bed" x="0" y={top + 17} width={width} height="6" rx="1" />
            <rect
              className="c-indirect-3"
              x={round(from)}
              y={top + 17}
              width={round(until - from)}
              height="6"
              rx="1"
            />
            <rect
              className={row.urgent ? "c-warn" : "c-indirect"}
              x={round(at)}
              y={top + 17}
              width={round(until - at)}
              height="6"
              rx="1"
            />
            <path className="today" d={`M${round(x(now))} ${top + 14}v12`} />
          </g>
        );
      })}
    </ChartFrame>
  );
}
