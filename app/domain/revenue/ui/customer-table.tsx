import { Link } from "@remix-run/react";

import { kindWords, lifecycleLooks, placeWords } from "#app/domain/customers/ui/customer-words.ts";
import { BarSplit } from "#app/ui/charts/bar-split.tsx";
import { formatAmount, formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";
import {
  createAppColumnHelper,
  DataTable,
  sortingFrom,
  useAppTable,
  visibilityFrom,
} from "#app/ui/table.tsx";

import type { CustomerRow } from "../list-customers.server.ts";
import { sumOf } from "../pivot.ts";
import { rowCell } from "../revenue-query.schema.ts";
import { SegmentStatus } from "./worth/moves-table.tsx";

/** A row with what other rooms know of the customer. */
export type ListedCustomer = CustomerRow & { openDeals: number; partnerNames: string[] };

type Row = ListedCustomer & { currency: string; widest: bigint };

const column = createAppColumnHelper<Row>();

const columns = column.columns([
  column.accessor("name", {
    header: "Customer",
    meta: { heads: true },
    cell: ({ row }) => <span className="strong clip">{row.original.name}</span>,
  }),
  column.display({
    id: "place",
    header: "Place",
    meta: { fallsAt: 3, className: "quiet clip" },
    cell: ({ row }) => placeWords(row.original) || NOTHING,
  }),
  column.accessor("kind", {
    header: "Kind",
    enableSorting: false,
    meta: { fallsAt: 3, className: "quiet" },
    cell: ({ row }) => kindWords[row.original.kind],
  }),
  column.accessor("lifecycle", {
    header: "Lifecycle",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row }) => {
      const { word, ...look } = lifecycleLooks[row.original.lifecycle];
      return <Status {...look}>{word}</Status>;
    },
  }),
  column.display({
    id: "partners",
    header: "Through",
    meta: { fallsAt: 3, className: "quiet clip" },
    cell: ({ row }) => <Through names={row.original.partnerNames} />,
  }),
  column.accessor("openDeals", {
    header: "Open deals",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row }) =>
      row.original.openDeals === 0 ? NOTHING : formatUnits(row.original.openDeals),
  }),
  column.accessor("subsidiaries", {
    header: "Subsidiaries",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 3 },
    cell: ({ row }) =>
      row.original.subsidiaries === 0 ? NOTHING : formatUnits(row.original.subsidiaries),
  }),
  column.accessor("createdAt", {
    header: "Known since",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 3, className: "quiet" },
    cell: ({ row }) => formatDay(row.original.createdAt),
  }),
  column.display({
    id: "split",
    header: "Indirect and direct",
    meta: { fallsAt: 2, headHidden: true, width: 100 },
    cell: ({ row }) => <SplitBar row={row.original} />,
  }),
  column.accessor((row) => sumOf(row), {
    id: "revenue",
    header: "4 quarters",
    meta: { numeric: true },
    cell: ({ row }) => <Revenue row={row.original} />,
  }),
  column.display({
    id: "segment",
    header: "Segment",
    meta: { fallsAt: 3 },
    cell: ({ row }) =>
      row.original.segment ? <SegmentStatus segment={row.original.segment} /> : NOTHING,
  }),
  column.accessor("lifetimeMinor", {
    id: "worth",
    header: "Lifetime value",
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row: { original } }) =>
      original.lifetimeMinor === null
        ? NOTHING
        : formatAmount(original.lifetimeMinor, original.currency, undefined, { whole: true }),
  }),
]);

function Through({ names }: { names: string[] }) {
  if (names.length === 0) return NOTHING;
  return <span title={names.length > 1 ? names.join(", ") : undefined}>{names.join(", ")}</span>;
}

function SplitBar({ row }: { row: Row }) {
  const length = row.widest > 0n ? Number((sumOf(row) * 1_000n) / row.widest) / 1_000 : 0;
  return (
    <BarSplit
      width={Math.round(Math.max(length, 0) * 84)}
      parts={[
        { share: Number(row.indirectMinor), colour: "indirect" },
        { share: Number(row.directMinor), colour: "direct" },
      ]}
    />
  );
}

/** The figure opens on the revenue page, where its lines are. */
function Revenue({ row }: { row: Row }) {
  if (sumOf(row) === 0n) return <span className="faint">{NOTHING}</span>;
  const to = `/desk/revenue?${new URLSearchParams({ q: row.name, cell: rowCell(row.id, null) })}`;
  return (
    <Link className="figure-door" to={to}>
      {formatAmount(sumOf(row), row.currency, undefined, { whole: true })}
    </Link>
  );
}

/** What the list may show; the split goes with the revenue. */
export const customerListColumns = [
  { id: "name", label: "Customer", fixed: true },
  { id: "place", label: "Place" },
  { id: "kind", label: "Kind" },
  { id: "lifecycle", label: "Lifecycle" },
  { id: "partners", label: "Through" },
  { id: "subsidiaries", label: "Subsidiaries" },
  { id: "createdAt", label: "Known since" },
  { id: "openDeals", label: "Open deals" },
  { id: "split", label: "Indirect and direct" },
  { id: "revenue", label: "Revenue" },
  { id: "segment", label: "Segment" },
  { id: "worth", label: "Lifetime value" },
];

const rare = ["kind", "subsidiaries", "createdAt", "segment"];

/** What shows until somebody chooses. */
export const usualColumns = customerListColumns
  .map(({ id }) => id)
  .filter((id) => !rare.includes(id));

type Props = { customers: ListedCustomer[]; currency: string; sort: string; shown: string[] };

export function CustomerTable({ customers, currency, sort, shown }: Props) {
  const widest = customers.reduce((most, row) => (sumOf(row) > most ? sumOf(row) : most), 0n);
  const table = useAppTable({
    data: customers.map((row) => ({ ...row, currency, widest })),
    columns,
    getRowId: (row) => row.id,
    state: {
      sorting: sortingFrom(sort),
      columnVisibility: visibilityFrom(
        shown,
        customerListColumns.map(({ id }) => id),
      ),
    },
  });
  return (
    <DataTable table={table} caption="Customers" rowTo={(row) => `/desk/customers/${row.id}`} />
  );
}
