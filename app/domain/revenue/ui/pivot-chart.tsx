import { keyed } from "#app/ui/keyed.ts";

import { type Measured, type PivotColumn, type PivotRow, sumOf } from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { columnLabel, RowName } from "./pivot-names.tsx";
import { PivotTable } from "./pivot-table.tsx";
import { changeInWords, comparisonWords, rowWords, writeFigure } from "./revenue-words.ts";

type Props = Pick<RevenuePage, "query" | "pivot">;

const WIDTH = 240;
const HEIGHT = 84;
const ROOM = 12;
const ROW = 18;
const LEFT = 92;

/** The same as the table, drawn: one small chart for each row, all to one scale, and the table behind them. */
export function PivotChart({ query, pivot }: Props) {
  const cellsOf = (row: PivotRow) => (pivot.columns.length > 0 ? row.cells : [row.total]);
  const most = Math.max(
    1,
    ...pivot.rows.flatMap(cellsOf).flatMap((cell) => [value(cell), value(cell.former)]),
  );
  const columns: PivotColumn[] =
    pivot.columns.length > 0
      ? pivot.columns
      : [{ key: "all", label: "Together", note: "", toDate: false }];
  const shared = { columns, query, most };
  const compared = query.against !== "none";
  return (
    <section aria-label="Chart" className="divide">
      <ul className="small-charts">
        {pivot.rows.map((row) => (
          <li key={row.key}>
            <p className="row-flex">
              <RowName row={row} by={query.by} />
              <span className="push num">
                {writeFigure(sumOf(row.total), query)}
                {compared && (
                  <small className="faint">
                    {` ${changeInWords(sumOf(row.total), sumOf(row.total.former)) ?? ""}`}
                  </small>
                )}
              </span>
            </p>
            {query.across ? (
              <Lying cells={cellsOf(row)} name={row.name} {...shared} />
            ) : (
              <Standing cells={cellsOf(row)} name={row.name} {...shared} />
            )}
          </li>
        ))}
      </ul>
      <p className="quiet small px-[var(--gutter)] pb-2">
        {[
          pivot.others &&
            `${rowWords[query.by].other(String(pivot.others.rows))} are not drawn: ${writeFigure(sumOf(pivot.others.total), query)}`,
          compared && `The line across is the ${comparisonWords[query.against].toLowerCase()}`,
        ]
          .filter(Boolean)
          .join(". ")}
      </p>
      <details className="figures-behind">
        <summary>Figures</summary>
        <PivotTable query={query} pivot={pivot} />
      </details>
    </section>
  );
}

const value = (split: Pick<Measured, "indirectMinor" | "directMinor">) => Number(sumOf(split));

type DrawnProps = Pick<Props, "query"> & {
  cells: readonly Measured[];
  columns: readonly PivotColumn[];
  name: string;
  /** The largest figure of all rows. */
  most: number;
};

const isCompared = ({ against }: Props["query"], { former }: Measured) =>
  against !== "none" && sumOf(former) !== 0n;

/** In words, for those who do not see it. */
const told = ({ cells, columns, query, name }: DrawnProps) =>
  `${name}: ${columns
    .map((column, at) => {
      const cell = cells[at];
      return `${columnLabel(column, query.across)} ${cell ? writeFigure(sumOf(cell), query) : "–"}`;
    })
    .join(", ")}`;

/** Parts of a bar from zero up; what came back in net is drawn as nothing, and said in figures. */
function partsOf(cell: Measured, length: (amount: number) => number) {
  const indirect = length(Math.max(Number(cell.indirectMinor), 0));
  const direct = length(Math.max(Number(cell.directMinor), 0));
  return { indirect, direct };
}

/** Columns over time. */
function Standing(props: DrawnProps) {
  const { cells, columns, query, most } = props;
  const foot = HEIGHT - ROOM - 4;
  const step = WIDTH / columns.length;
  const wide = Math.min(26, step * 0.7);
  const length = (amount: number) => (amount / most) * (foot - 4);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told(props)}>
      <path className="base" d={`M0 ${foot + 0.5}H${WIDTH}`} />
      {keyed(cells).map(({ key: at, item: cell }) => {
        const { indirect, direct } = partsOf(cell, length);
        const x = at * step + (step - wide) / 2;
        const former = foot - length(Math.max(value(cell.former), 0));
        return (
          <g key={at}>
            <rect className="c-direct" x={x} y={foot - direct} width={wide} height={direct} />
            <rect
              className="c-indirect"
              x={x}
              y={foot - direct - indirect}
              width={wide}
              height={indirect}
            />
            {isCompared(query, cell) && (
              <rect className="c-rest" x={x - 3} y={former - 1} width={wide + 6} height={2} />
            )}
          </g>
        );
      })}
      <text x={0} y={HEIGHT - 1}>
        {columns[0]?.label}
      </text>
      {columns.length > 1 && (
        <text x={WIDTH} y={HEIGHT - 1} textAnchor="end">
          {columns.at(-1)?.label}
        </text>
      )}
    </svg>
  );
}

/** Bars with their names, where columns are no time. */
function Lying(props: DrawnProps) {
  const { cells, columns, query, most } = props;
  const length = (amount: number) => (amount / most) * (WIDTH - LEFT - 4);
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} ${columns.length * ROW + 2}`}
      role="img"
      aria-label={told(props)}
    >
      {keyed(columns).map(({ key: at, item: column }) => {
        const cell = cells[at];
        if (!cell) return null;
        const { indirect, direct } = partsOf(cell, length);
        const y = at * ROW + 4;
        const former = LEFT + length(Math.max(value(cell.former), 0));
        return (
          <g key={at}>
            <text x={0} y={y + 9}>
              {clipped(columnLabel(column, query.across))}
            </text>
            <rect className="c-indirect" x={LEFT} y={y} width={indirect} height={10} />
            <rect className="c-direct" x={LEFT + indirect} y={y} width={direct} height={10} />
            {isCompared(query, cell) && (
              <rect className="c-rest" x={former - 1} y={y - 2} width={2} height={14} />
            )}
          </g>
        );
      })}
    </svg>
  );
}

const LETTERS = 15;
const clipped = (name: string) =>
  name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trimEnd()}…` : name;
