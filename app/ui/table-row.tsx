import type { CellContext, RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";

import type { AppColumn, AppFeatures, AppRow } from "./table-features.ts";
import { classOf } from "./table-head.tsx";

/** What the cells of a column share, worked out once for a table and not once for each of its cells. */
export type Cells<TData extends RowData> = {
  id: string;
  className: string | undefined;
  heads: boolean;
  content: (row: AppRow<TData>) => ReactNode;
};

export function cellsOf<TData extends RowData>(column: AppColumn<TData>): Cells<TData> {
  const { id, accessorFn } = column;
  const { cell, meta } = column.columnDef;
  const content = (row: AppRow<TData>): ReactNode => {
    const getValue = () => accessorFn?.(row.original, row.index);
    if (typeof cell !== "function") return cell;
    // All that a cell of ours reads: making the library's own context costs as much as drawing the cell.
    const context = { row, column, getValue, renderValue: getValue };
    return cell(context as CellContext<AppFeatures, TData, unknown>);
  };
  return { id, className: classOf(column), heads: Boolean(meta?.heads), content };
}

type TableRowProps<TData extends RowData> = {
  columns: Cells<TData>[];
  row: AppRow<TData>;
  to?: string;
  current: boolean;
  check?: ReactNode;
};

export function TableRow<TData extends RowData>(props: TableRowProps<TData>) {
  const { columns, row, to, current, check } = props;
  return (
    <tr data-current={current ? "" : undefined} data-door={to ? "" : undefined}>
      {check && <td className="chk">{check}</td>}
      {columns.map(({ id, className, heads, content }, place) => {
        const shown = content(row);
        const inside = to && place === 0 ? opening(to, shown) : shown;
        return heads ? (
          <th key={id} scope="row" className={className}>
            {inside}
          </th>
        ) : (
          <td key={id} className={className}>
            {inside}
          </td>
        );
      })}
    </tr>
  );
}

/** The first cell of a row that opens something is the link to it; the table follows it (row-links.tsx). */
const opening = (to: string, shown: ReactNode) => (
  <a className="row-link" href={to} data-row-link="" data-discover="true">
    {shown}
  </a>
);
