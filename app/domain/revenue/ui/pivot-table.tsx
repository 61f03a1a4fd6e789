import { formatPercent, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";

import {
  indirectShare,
  type Measured,
  type PivotColumn,
  type PivotRow,
  shareOf,
  sumOf,
} from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { ALL, rowCell } from "../revenue-query.schema.ts";
import { ChangeCells, FigureCell } from "./pivot-cells.tsx";
import { PivotHead } from "./pivot-head.tsx";
import { OtherRows, RowName } from "./pivot-names.tsx";
import { rowWords } from "./revenue-words.ts";

type Props = Pick<RevenuePage, "query" | "pivot">;

/** A figure for each row and column, and under it how much of it came through the channel, or how it moved. */
export function PivotTable({ query, pivot }: Props) {
  const words = rowWords[query.by];
  const cells = pivot.rows.flatMap((row) => (pivot.columns.length > 0 ? row.cells : [row.total]));
  const largest = cells.reduce((most, cell) => (sumOf(cell) > most ? sumOf(cell) : most), 1n);
  const shared = { query, columns: pivot.columns, all: pivot.totals.total };
  const name = `Revenue by ${words.one.toLowerCase()}`;
  const unit = query.basis === "units" ? "units" : query.currency;
  return (
    <ScrollRegion label={name}>
      <table className="table pivot">
        <caption className="sr">{`${name}, ${unit}`}</caption>
        <PivotHead query={query} columns={pivot.columns} />
        <tbody>
          {pivot.rows.map((row) => (
            <Row key={row.key} row={row} at={row.key} largest={largest} {...shared}>
              <RowName row={row} by={query.by} />
            </Row>
          ))}
          {pivot.others && (
            <Row row={pivot.others} at={null} largest={largest} {...shared}>
              <OtherRows count={pivot.others.rows} query={query} />
            </Row>
          )}
        </tbody>
        <tfoot>
          <Row row={pivot.totals} at={ALL} largest={null} {...shared}>
            {words.all}
          </Row>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

type RowProps = {
  query: RevenuePage["query"];
  columns: readonly PivotColumn[];
  all: Measured;
  row: PivotRow;
  /** Null for the row of the rest. */
  at: string | null;
  /** What the bars are measured by; none are drawn without it. */
  largest: bigint | null;
  children: React.ReactNode;
};

function Row({ query, columns, all, row, at, largest, children }: RowProps) {
  const indirect = indirectShare(row.total);
  const share = shareOf(sumOf(row.total), sumOf(all));
  const bars = query.against === "none" ? largest : null;
  return (
    <tr>
      <th scope="row">{children}</th>
      {columns.map(({ key }, place) => (
        <FigureCell
          key={key ?? "rest"}
          at={rowCell(at, key)}
          measured={row.cells[place]}
          query={query}
          largest={bars}
        />
      ))}
      <FigureCell
        at={rowCell(at, ALL)}
        measured={row.total}
        query={query}
        largest={columns.length > 0 ? null : bars}
        strong
      />
      {query.against !== "none" && <ChangeCells at={at} measured={row.total} query={query} />}
      <td className="num quiet col-3">{share === null ? NOTHING : percent(share)}</td>
      <td className="num quiet col-2">{indirect === null ? NOTHING : percent(indirect)}</td>
    </tr>
  );
}

const percent = (share: number) => formatPercent(share, undefined, { digits: 0 });
