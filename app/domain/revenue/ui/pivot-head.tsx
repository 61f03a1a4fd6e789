import { Link, useSearchParams } from "@remix-run/react";

import { Icon } from "#app/ui/icon.tsx";

import { presetNames } from "../period.ts";
import type { PivotColumn } from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { columnLabel } from "./pivot-names.tsx";
import { choose, comparisonWords, rowWords } from "./revenue-words.ts";

type Props = Pick<RevenuePage, "query"> & { columns: readonly PivotColumn[] };

/** The heads of the columns, each of which the rows can be sorted by. */
export function PivotHead({ query, columns }: Props) {
  const total = query.preset ? presetNames[query.preset] : "Together";
  const { sort } = query;
  return (
    <thead>
      <tr>
        <SortHead id="name" sort={sort}>
          {rowWords[query.by].one}
        </SortHead>
        {columns.map((column) => (
          <SortHead key={column.key ?? "rest"} id={column.key ?? "rest"} sort={sort} numeric>
            {columnLabel(column, query.across)}
            {column.toDate && <span className="faint"> to date</span>}
          </SortHead>
        ))}
        <SortHead id="total" sort={sort} numeric>
          {total}
        </SortHead>
        {query.against !== "none" && (
          <>
            <SortHead id="former" sort={sort} numeric>
              {comparisonWords[query.against]}
            </SortHead>
            <SortHead id="change" sort={sort} numeric>
              Difference
            </SortHead>
            <th scope="col" className="num">
              Per cent
            </th>
          </>
        )}
        <th scope="col" className="num col-3">
          Of all
        </th>
        <SortHead id="share" sort={sort} numeric falls>
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
  children: React.ReactNode;
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
