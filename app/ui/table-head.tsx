import { Link, useSearchParams } from "@remix-run/react";
import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";

import { withParams } from "./address.ts";
import { Icon } from "./icon.tsx";
import type { AppColumn } from "./table-features.ts";

/** What a column's cells share: how they are set, and when they fall away. */
export function classOf<TData extends RowData>(column: AppColumn<TData>): string | undefined {
  const { numeric, fallsAt, className } = column.columnDef.meta ?? {};
  const classes = [numeric && "num", fallsAt && `col-${fallsAt}`, className].filter(Boolean);
  return classes.length > 0 ? classes.join(" ") : undefined;
}

export function TableHead<TData extends RowData>({
  columns,
  selectAll,
}: {
  columns: AppColumn<TData>[];
  selectAll?: ReactNode;
}) {
  return (
    <thead>
      <tr>
        {selectAll && <td className="chk">{selectAll}</td>}
        {columns.map((column) => {
          const sorted = column.getIsSorted();
          const { header, meta } = column.columnDef;
          // Every head of ours is a word.
          const word = typeof header === "string" ? header : null;
          return (
            <th
              key={column.id}
              scope="col"
              className={classOf(column)}
              style={meta?.width ? { width: meta.width } : undefined}
              aria-sort={sorted ? ariaSort[sorted] : undefined}
            >
              {column.getCanSort() ? (
                <SortLink id={column.id} sorted={sorted}>
                  {word}
                </SortLink>
              ) : (
                <span className={meta?.headHidden ? "sr" : undefined}>{word}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const ariaSort = { asc: "ascending", desc: "descending" } as const;

function SortLink(props: { id: string; sorted: false | "asc" | "desc"; children: ReactNode }) {
  const [params] = useSearchParams();
  const sort = props.sorted === "asc" ? `-${props.id}` : props.id;
  return (
    <Link
      to={withParams(params, { sort, page: null, after: null, before: null })}
      preventScrollReset
    >
      {props.children}
      {props.sorted && <Icon name={props.sorted === "asc" ? "up" : "down"} size="sm" />}
    </Link>
  );
}
