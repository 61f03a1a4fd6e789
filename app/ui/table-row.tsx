import { Link } from "@remix-run/react";
import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";

import type { AppRow, AppTable } from "./table-features.ts";
import { lookOf } from "./table-head.tsx";

type TableRowProps<TData extends RowData> = {
  table: AppTable<TData>;
  row: AppRow<TData>;
  to?: string;
  traced?: boolean;
  current: boolean;
  check?: ReactNode;
};

export function TableRow<TData extends RowData>({
  table,
  row,
  to,
  traced,
  current,
  check,
}: TableRowProps<TData>) {
  return (
    <tr data-current={current ? "" : undefined} data-door={to ? "" : undefined}>
      {check && <td className="chk">{check}</td>}
      {row.getVisibleCells().map((cell, place) => {
        const look = lookOf(cell.column);
        const opens = to && place === 0 ? to : undefined;
        return cell.column.columnDef.meta?.heads ? (
          <th key={cell.id} scope="row" {...look}>
            <Opening to={opens} traced={traced}>
              <table.FlexRender cell={cell} />
            </Opening>
          </th>
        ) : (
          <td key={cell.id} {...look}>
            <Opening to={opens} traced={traced}>
              <table.FlexRender cell={cell} />
            </Opening>
          </td>
        );
      })}
    </tr>
  );
}

type OpeningProps = { to: string | undefined; traced: boolean | undefined; children: ReactNode };

/** The first cell of a row that opens something is the link to it. */
function Opening({ to, traced, children }: OpeningProps) {
  if (!to) return children;
  return (
    <Link className="row-link" to={to} data-row-link="" prefetch={traced ? "none" : "intent"}>
      {children}
    </Link>
  );
}
