import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { ListKeys } from "./list-keys.ts";
import { useRowLinks } from "./row-links.tsx";
import type { AppTable } from "./table-features.ts";
import { TableHead } from "./table-head.tsx";
import { cellsOf, TableRow } from "./table-row.tsx";
import { RowCheck, SelectionBar, useSelection } from "./table-selection.tsx";

export { type AppTable, createAppColumnHelper, useAppTable } from "./table-features.ts";

/** "-amountCents" in the address is `{ id: "amountCents", desc: true }` in the table. */
export const sortingFrom = (sort: string) => [
  { id: sort.replace(/^-/, ""), desc: sort.startsWith("-") },
];

/** Which of all columns show; none named means all of them. */
export function visibilityFrom(shown: string[], all: string[]): Record<string, boolean> {
  if (shown.length === 0) return {};
  return Object.fromEntries(all.map((id) => [id, shown.includes(id)]));
}

export type Selection<TData> = {
  /** Names a row to those who hear its box: "Northmoor Water". */
  label: (row: TData) => string;
  /** Submit buttons; each box that is ticked is sent as `selected`. */
  actions: ReactNode;
  /** Where the form goes; by default to the page's own action. */
  action?: string;
  /** Asks for a file: the browser itself sends it, as a question. */
  asDocument?: boolean;
};

type DataTableProps<TData extends RowData> = {
  table: AppTable<TData>;
  /** What the table holds, read out but not shown. */
  caption: string;
  /** Where a row leads. The whole row takes the click, its first cell holds the link. */
  rowTo?: (row: TData) => string;
  /** Opening a row leaves a trace, so a row is not fetched before it is opened. */
  traced?: boolean;
  /** The row that is open beside the list. */
  currentId?: string;
  selection?: Selection<TData>;
  /** `j`, `k` and `x` move through this table; for the one list a page is about. */
  keys?: boolean;
  density?: "dense";
  /** Without the gutter, inside a section that has its own. */
  inset?: boolean;
  /** Without a fill under the head. */
  bare?: boolean;
  /** In place of rows when there are none. */
  empty?: ReactNode;
  className?: string;
};

export function DataTable<TData extends RowData>(props: DataTableProps<TData>) {
  const { table, caption, rowTo, currentId, selection, empty } = props;
  const rows = table.getRowModel().rows;
  const selected = useSelection(rows.length);
  const { listeners, prefetched } = useRowLinks({ traced: Boolean(props.traced) });
  if (rows.length === 0 && empty) return <>{empty}</>;

  const columns = table.getVisibleLeafColumns();
  const cells = columns.map(cellsOf);
  return (
    <div className="table-frame" ref={selected.frame} onChange={selected.count} {...listeners}>
      <table
        className={props.className ? `table ${props.className}` : "table"}
        data-density={props.density}
        data-inset={props.inset ? "" : undefined}
        data-bare={props.bare ? "" : undefined}
      >
        <caption className="sr">{caption}</caption>
        <TableHead columns={columns} selectAll={selection && selected.all} />
        <tbody>
          {rows.map((row) => (
            <TableRow
              key={row.id}
              columns={cells}
              row={row}
              to={rowTo?.(row.original)}
              current={row.id === currentId}
              check={
                selection && (
                  <RowCheck
                    form={selected.formId}
                    value={row.id}
                    label={selection.label(row.original)}
                  />
                )
              }
            />
          ))}
        </tbody>
      </table>
      {prefetched}
      {props.keys && <ListKeys list={selected.frame} />}
      {selection && <SelectionBar selection={selection} selected={selected} />}
    </div>
  );
}
