import { formatDay, formatMoney, NOTHING } from "#app/ui/format.ts";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";

import type { PriceLine } from "../catalog-list.ts";

type Row = PriceLine & { currency: string };

const column = createAppColumnHelper<Row>();
const columns = column.columns([
  column.accessor("partNo", {
    header: "Part number",
    enableSorting: false,
    meta: { heads: true },
    cell: (info) => <span className="mono nowrap">{info.getValue()}</span>,
  }),
  column.accessor("name", {
    header: "Name",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => <span className="clip">{info.getValue()}</span>,
  }),
  column.accessor("listMinor", {
    header: "List price",
    enableSorting: false,
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      original.listMinor === null ? "No price" : formatMoney(original.listMinor, original.currency),
  }),
  column.accessor("since", {
    header: "Since",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 2 },
    cell: ({ row: { original } }) => (original.since ? formatDay(original.since) : NOTHING),
  }),
  column.accessor("next", {
    header: "Next",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 3 },
    cell: ({ row: { original } }) =>
      original.next
        ? `${formatMoney(original.next.listMinor, original.currency)} from ${formatDay(original.next.validFrom)}`
        : NOTHING,
  }),
]);

type Props = { lines: PriceLine[]; currency: string; empty: React.ReactNode };

export function PriceTable({ lines, currency, empty }: Props) {
  const table = useAppTable({
    columns,
    data: lines.map((line) => ({ ...line, currency })),
    getRowId: (line) => line.id,
  });
  return (
    <DataTable
      table={table}
      caption={`Prices in ${currency}`}
      rowTo={(line) => `/desk/admin/catalog/${line.id}`}
      keys
      empty={empty}
    />
  );
}
