import { scaleLinear } from "d3-scale";

import { keyed } from "../keyed.ts";
import { type ChartColour, ChartFrame, round } from "./chart-frame.tsx";

export type BarRow = {
  name: string;
  /** From the left: water first, then ink. */
  parts: { name: string; value: number; colour: ChartColour }[];
  /** Beside the bar. */
  text: string;
  /** At the right edge: what it is compared with. */
  note?: string;
  /** A thinner bar below, for what it is compared with. */
  against?: number;
};

type BarListProps = {
  label: string;
  /** What the first column of the figures is called. */
  nameOf: string;
  rows: BarRow[];
  write: (value: number) => string;
  /** What `against` is called in the figures. */
  againstName?: string;
  width?: number;
  /** Room for the names. */
  left?: number;
};

const ROW = 26;
const BAR = 12;
const ROW_COMPARED = 32;

/** Horizontal bars from zero, with their values. */
export function BarList(props: BarListProps) {
  const { rows, write, width = 280, left = 58 } = props;
  const compared = rows.some((row) => row.against !== undefined);
  const step = compared ? ROW_COMPARED : ROW;
  const bar = compared ? 8 : BAR;
  const sums = rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const most = Math.max(...sums, ...rows.map((row) => row.against ?? 0), Number.MIN_VALUE);
  const noted = rows.some((row) => row.note);
  const x = scaleLinear([0, most], [0, width - left - (noted ? 110 : 48)]);
  const names = [...new Set(rows.flatMap(({ parts }) => parts.map(({ name }) => name)))];

  return (
    <ChartFrame
      label={props.label}
      width={width}
      height={rows.length * step + 4}
      maxWidth="22rem"
      table={{
        head: [props.nameOf, ...names, ...(compared ? [props.againstName ?? "Compared"] : [])],
        rows: rows.map((row) => [
          row.name,
          ...names.map((name) => write(row.parts.find((part) => part.name === name)?.value ?? 0)),
          ...(compared ? [row.against === undefined ? "–" : write(row.against)] : []),
        ]),
      }}
    >
      {keyed(rows).map(({ key, item: row }) => {
        const top = key * step + (compared ? 8 : 6);
        const end = left + x(sums[key] ?? 0);
        return (
          <g key={key}>
            <text className="name" x="0" y={top + (compared ? 10 : 10)}>
              {row.name}
            </text>
            <Parts row={row} left={left} top={top} height={bar} x={x} />
            {row.against !== undefined && (
              <rect
                className="c-rest"
                x={left}
                y={top + bar + 2}
                width={round(x(row.against))}
                height="4"
                rx="1"
              />
            )}
            <text className="value" x={round(end + 7)} y={top + (compared ? 8 : 10)}>
              {row.text}
            </text>
            {row.note && (
              <text x={width} y={top + 12} textAnchor="end">
                {row.note}
              </text>
            )}
          </g>
        );
      })}
    </ChartFrame>
  );
}

type PartsProps = {
  row: BarRow;
  left: number;
  top: number;
  height: number;
  x: (value: number) => number;
};

function Parts({ row, left, top, height, x }: PartsProps) {
  let before = 0;
  return (
    <>
      {row.parts.map(({ name, value, colour }) => {
        if (value <= 0) return null;
        const start = left + x(before) + (before > 0 ? 1 : 0);
        before += value;
        return (
          <rect
            key={name}
            className={`c-${colour}`}
            x={round(start)}
            y={top}
            width={round(Math.max(left + x(before) - start, 0.5))}
            height={height}
            rx="1"
          />
        );
      })}
    </>
  );
}
