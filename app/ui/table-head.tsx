import { Link, useSearchParams } from "@remix-run/react";
import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";

import { withParams } from "./address.ts";
import { Icon } from "./icon.tsx";
import type { AppColumn, AppTable } from "./table-features.ts";

/** What a column's cells share: how they are set, and when they fall away. */
export function lookOf<TData extends RowData>(column: AppColumn<TData>) {
  const { numeric, fallsAt, className, width } = column.columnDef.meta ?? {};
  const classes = [numeric && "num", fallsAt && `col-${fallsAt}`, className].filter(Boolean);
  return {
    className: classes.length > 0 ? classes.join(" ") : undefined,
    style: width ? { width } : undefined,
  };
}

export function TableHead<TData extends RowData>({
  table,
  selectAll,
}: {
  table: AppTable<TData>;
  selectAll?: ReactNode;
}) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {selectAll && <td className="chk">{selectAll}</td>}
          {group.headers.map((header) => {
            const sorted = header.column.getIsSorted();
            const content = <table.FlexRender header={header} />;
            const hidden = header.column.columnDef.meta?.headHidden;
            return (
              <th
                key={header.id}
                scope="col"
                {...lookOf(header.column)}
                aria-sort={sorted ? ariaSort[sorted] : undefined}
              >
                {header.column.getCanSort() ? (
                  <SortLink id={header.column.id} sorted={sorted}>
                    {content}
                  </SortLink>
                ) : (
                  <span className={hidden ? "sr" : undefined}>{content}</span>
                )}
              </th>
            );
          })}
        </tr>
      ))}
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

/** The totals, where a column has a footer. */
export function TableFoot<TData extends RowData>({
  table,
  padded,
}: {
  table: AppTable<TData>;
  padded: boolean;
}) {
  const groups = table.getFooterGroups();
  const any = groups.some(({ headers }) => headers.some(({ column }) => column.columnDef.footer));
  if (!any) return null;
  return (
    <tfoot>
      {groups.map((group) => (
        <tr key={group.id}>
          {padded && <td className="chk" />}
          {group.headers.map((header, place) => {
            const content = header.column.columnDef.footer && <table.FlexRender footer={header} />;
            return place === 0 ? (
              <th key={header.id} scope="row" {...lookOf(header.column)}>
                {content}
              </th>
            ) : (
              <td key={header.id} {...lookOf(header.column)}>
                {content}
              </td>
            );
          })}
        </tr>
      ))}
    </tfoot>
  );
}
