import type { ReactNode } from "react";

import { formatDay, formatMoney, NOTHING } from "#app/ui/format.ts";
import {
  createAppColumnHelper,
  DataTable,
  sortingFrom,
  useAppTable,
  visibilityFrom,
} from "#app/ui/table.tsx";

import type { SetRow } from "../../pipeline/list-set.server.ts";
import { DealStatus } from "../deal-status.tsx";
import { stageNames } from "../deal-words.ts";

const column = createAppColumnHelper<SetRow>();

const columns = column.columns([
  column.accessor("customerName", {
    id: "customer",
    header: "Customer",
    meta: { heads: true },
    cell: ({ row }) => <span className="strong clip">{row.original.customerName}</span>,
  }),
  column.accessor("number", {
    header: "Number",
    enableSorting: false,
    meta: { fallsAt: 3, className: "quiet" },
  }),
  column.accessor("partnerName", {
    id: "partner",
    header: "Partner",
    enableSorting: false,
    meta: { fallsAt: 2, className: "quiet clip" },
  }),
  column.accessor("families", {
    header: "Families",
    enableSorting: false,
    meta: { fallsAt: 3, className: "quiet clip short" },
    cell: ({ row }) => row.original.families.join(", "),
  }),
  column.accessor("worthMinor", {
    id: "value",
    header: "Value",
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      formatMoney(original.worthMinor, original.currency, undefined, { whole: true }),
  }),
  column.accessor("status", {
    header: "Registration",
    enableSorting: false,
    cell: ({ row }) => <DealStatus status={row.original.status} />,
  }),
  column.accessor("stage", {
    header: "Stage",
    enableSorting: false,
    meta: { fallsAt: 2, className: "quiet" },
    cell: ({ row }) => stageNames[row.original.stage],
  }),
  column.accessor("closeDay", {
    id: "closing",
    header: "Expected order",
    meta: { fallsAt: 2, className: "nowrap" },
    cell: ({ row }) => formatDay(row.original.closeDay),
  }),
  column.accessor("protectedUntil", {
    id: "protected",
    header: "Protected until",
    enableSorting: false,
    meta: { fallsAt: 3, className: "nowrap quiet" },
    cell: ({ row: { original } }) =>
      original.protectedUntil ? formatDay(original.protectedUntil) : NOTHING,
  }),
  column.accessor("submittedAt", {
    id: "submitted",
    header: "Handed in",
    meta: { fallsAt: 3, className: "nowrap quiet" },
    cell: ({ row }) => formatDay(row.original.submittedAt),
  }),
]);

/** The columns a set of deals may show, as its chooser names them. */
export const setColumns = [
  { id: "customer", label: "Customer", fixed: true },
  { id: "number", label: "Number" },
  { id: "partner", label: "Partner" },
  { id: "families", label: "Families" },
  { id: "value", label: "Value" },
  { id: "status", label: "Registration" },
  { id: "stage", label: "Stage" },
  { id: "closing", label: "Expected order" },
  { id: "protected", label: "Protected until" },
  { id: "submitted", label: "Handed in" },
];

type SetTableProps = {
  deals: SetRow[];
  sort: string;
  shown: string[];
  rowTo: (deal: SetRow) => string;
  empty: ReactNode;
};

export function SetTable({ deals, sort, shown, rowTo, empty }: SetTableProps) {
  const table = useAppTable({
    columns,
    data: deals,
    getRowId: ({ id }) => id,
    state: {
      sorting: sortingFrom(sort),
      columnVisibility: visibilityFrom(
        shown,
        setColumns.map(({ id }) => id),
      ),
    },
  });
  return <DataTable table={table} caption="Deals" rowTo={rowTo} empty={empty} />;
}
