import { Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { BarSplit } from "#app/ui/charts/bar-split.tsx";
import { formatMoney, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ScrollRegion } from "#app/ui/page.tsx";

import { presetNames } from "../period.ts";
import { indirectShare, type PivotRow, type Split, sumOf } from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { rowCell } from "../revenue-query.schema.ts";
import { choose, openCell, rowWords, wholeAmount } from "./revenue-words.ts";

const WIDEST = 84;

type Props = Pick<RevenuePage, "query" | "pivot">;

/** A figure for each row and column, and under it how much of it came through the channel. */
export function PivotTable({ query, pivot }: Props) {
  const words = rowWords[query.by];
  const cells = pivot.rows.flatMap((row) => (query.columns.length > 0 ? row.cells : [row.total]));
  const largest = cells.reduce((most, cell) => (sumOf(cell) > most ? sumOf(cell) : most), 1n);
  const line = (row: PivotRow) => (
    <Row key={row.key} row={row} query={query} largest={largest}>
      <RowName row={row} by={query.by} />
    </Row>
  );
  return (
    <ScrollRegion label={`Revenue by ${words.one.toLowerCase()}`}>
      <table className="table pivot">
        <caption className="sr">
          {`Revenue by ${words.one.toLowerCase()}, ${query.currency}`}
        </caption>
        <Head query={query} />
        <tbody>
          {pivot.rows.map(line)}
          {pivot.others && (
            <Row row={pivot.others} query={query} largest={largest}>
              <Others count={pivot.others.rows} query={query} />
            </Row>
          )}
        </tbody>
        <tfoot>
          <Row row={pivot.totals} query={query} largest={null}>
            {words.all}
          </Row>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Head({ query }: Pick<Props, "query">) {
  const total = query.preset ? presetNames[query.preset] : "Together";
  return (
    <thead>
      <tr>
        <SortHead id="name" sort={query.sort}>
          {rowWords[query.by].one}
        </SortHead>
        {query.columns.map(({ key, label, toDate }) => (
          <SortHead key={key} id={key} sort={query.sort} numeric>
            {label}
            {toDate && <span className="faint"> to date</span>}
          </SortHead>
        ))}
        <SortHead id="total" sort={query.sort} numeric>
          {total}
        </SortHead>
        <SortHead id="share" sort={query.sort} numeric falls>
          Indirect
        </SortHead>
      </tr>
    </thead>
  );
}

type SortHeadProps = {
  id: string;
  sort: string;
  numeric?: boolean;
  falls?: boolean;
  children: ReactNode;
};

function SortHead({ id, sort, numeric, falls, children }: SortHeadProps) {
  const [params] = useSearchParams();
  const sorted = sort === id ? "ascending" : sort === `-${id}` ? "descending" : undefined;
  // Figures are looked through from the largest, names from the first.
  const next = sorted === (numeric ? "descending" : "ascending") ? !numeric : Boolean(numeric);
  const className = [numeric && "num", falls && "col-2"].filter(Boolean).join(" ") || undefined;
  return (
    <th scope="col" className={className} aria-sort={sorted}>
      <Link to={choose(params, { sort: next ? `-${id}` : id })} preventScrollReset>
        {children}
        {sorted && <Icon name={sorted === "ascending" ? "up" : "down"} size="sm" />}
      </Link>
    </th>
  );
}

type RowProps = Pick<Props, "query"> & {
  row: PivotRow;
  /** What the bars are measured by; none are drawn without it. */
  largest: bigint | null;
  children: ReactNode;
};

function Row({ row, query, largest, children }: RowProps) {
  const share = indirectShare(row.total);
  return (
    <tr>
      <th scope="row">{children}</th>
      {query.columns.map(({ key }, place) => (
        <Cell
          key={key}
          at={row.key && rowCell(row.key, key)}
          split={row.cells[place]}
          query={query}
          largest={largest}
        />
      ))}
      <Cell
        at={row.key && rowCell(row.key, null)}
        split={row.total}
        query={query}
        largest={query.columns.length > 0 ? null : largest}
        strong
      />
      <td className="num quiet col-2">
        {share === null ? NOTHING : formatPercent(share, undefined, { digits: 0 })}
      </td>
    </tr>
  );
}

type CellProps = Omit<RowProps, "row" | "children"> & {
  at: string | null;
  split: Split | undefined;
  strong?: boolean;
};

function Cell({ at, split, query, largest, strong }: CellProps) {
  const [params] = useSearchParams();
  const className = strong ? "num strong" : "num";
  if (!split || (split.indirectMinor === 0n && split.directMinor === 0n)) {
    return <td className={`${className} faint`}>{NOTHING}</td>;
  }
  const open = at !== null && at === query.cell;
  const inside = (
    <>
      {wholeAmount(sumOf(split), query.currency)}
      {largest !== null && <Bar split={split} largest={largest} currency={query.currency} />}
    </>
  );
  return (
    <td className={className} data-open={open ? "" : undefined}>
      {at ? (
        <Link className="cell" to={openCell(params, at)} aria-current={open ? "true" : undefined}>
          {inside}
        </Link>
      ) : (
        <span className="cell">{inside}</span>
      )}
    </td>
  );
}

function Bar({ split, largest, currency }: { split: Split; largest: bigint; currency: string }) {
  const length = Number((sumOf(split) * 1_000n) / largest) / 1_000;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { whole: true });
  return (
    <BarSplit
      width={Math.round(Math.min(Math.max(length, 0.02), 1) * WIDEST)}
      title={`Indirect ${money(split.indirectMinor)}, direct ${money(split.directMinor)}`}
      parts={[
        { share: Number(split.indirectMinor), colour: "indirect" },
        { share: Number(split.directMinor), colour: "direct" },
      ]}
    />
  );
}

function RowName({ row, by }: { row: PivotRow; by: Props["query"]["by"] }) {
  const ofCustomers = by === "customer" || by === "group";
  const leads = ofCustomers && row.key && !row.key.startsWith("unknown");
  const note = ofCustomers && row.note.length === 2 ? countryName(row.note) : row.note;
  const name = by === "region" && row.name.length === 2 ? countryName(row.name) : row.name;
  return (
    <span>
      {leads ? <Link to={`/desk/customers/${row.key}`}>{name}</Link> : name}
      {note && <small>{note}</small>}
    </span>
  );
}

const regions = new Intl.DisplayNames(["en-GB"], { type: "region" });
const countryName = (code: string) => regions.of(code) ?? code;

function Others({ count, query }: { count: number } & Pick<Props, "query">) {
  const [params] = useSearchParams();
  const words = rowWords[query.by].other(formatUnits(count));
  const next = [25, 50, 100].find((top) => top > query.top);
  return (
    <span>
      {words}
      {next && (
        <small>
          <Link className="link" to={choose(params, { top: String(next) })} preventScrollReset>
            {`Show the largest ${next}`}
          </Link>
        </small>
      )}
    </span>
  );
}
