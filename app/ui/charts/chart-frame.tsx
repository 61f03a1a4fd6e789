import type { ReactNode } from "react";

import { keyed } from "../keyed.ts";

export type ChartColour =
  | "indirect"
  | "indirect-2"
  | "indirect-3"
  | "direct"
  | "rest"
  | "ok"
  | "warn"
  | "bad";

export type ChartTable = { head: string[]; rows: string[][] };

type ChartFrameProps = {
  /** The chart in a sentence, for those who do not see it. */
  label: string;
  width: number;
  height: number;
  /** The widest it is drawn; by default as wide as its own grid. */
  maxWidth?: string;
  /** Text stays at 11 px: on a phone the chart scrolls, it does not shrink. */
  scrolls?: boolean;
  /** Where it scrolls, it begins at its newest end. */
  fromEnd?: boolean;
  table: ChartTable;
  children: ReactNode;
};

/** A drawing and the figures behind it. */
export function ChartFrame(props: ChartFrameProps) {
  const { label, width, height, scrolls } = props;
  const drawing = (
    <svg
      className="chart"
      style={{ maxWidth: props.maxWidth ?? `${width}px` }}
      width={scrolls ? width : undefined}
      height={scrolls ? height : undefined}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {props.children}
    </svg>
  );
  return (
    <div className="chart-frame">
      {scrolls ? (
        <section
          className={props.fromEnd ? "scroll-x from-end" : "scroll-x"}
          aria-label={`${label}, drawing`}
          {...reachable}
        >
          {drawing}
        </section>
      ) : (
        drawing
      )}
      <Figures caption={label} table={props.table} />
    </div>
  );
}

// What scrolls must be reachable by keyboard.
const reachable = { tabIndex: 0 };

function Figures({ caption, table }: { caption: string; table: ChartTable }) {
  return (
    <details className="chart-figures">
      <summary>Figures</summary>
      <div className="chart-table">
        <table className="table" data-density="dense" data-inset="">
          <caption className="sr">{caption}</caption>
          <thead>
            <tr>
              {keyed(table.head).map(({ key, item }) => (
                <th key={key} scope="col" className={key > 0 ? "num" : undefined}>
                  {item}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keyed(table.rows).map(({ key, item: [name, ...figures] }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {keyed(figures).map(({ key: column, item }) => (
                  <td key={column} className="num">
                    {item}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** One decimal is enough for a drawing, and keeps the page small. */
export const round = (value: number) => Math.round(value * 10) / 10;
