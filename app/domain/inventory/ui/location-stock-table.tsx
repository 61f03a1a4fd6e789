import { formatDay, formatUnits, NOTHING } from "#app/ui/format.ts";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";

import type { LocationStock } from "../stock.ts";

const column = createAppColumnHelper<LocationStock>();
const units = (count: number | null) => (count === null ? NOTHING : formatUnits(count));

type Quantity = "onHand" | "available" | "committed" | "onOrder" | "inTransit";

const quantity = (field: Quantity, header: string, fallsAt?: 2 | 3) =>
  column.accessor(field, {
    header,
    enableSorting: false,
    meta: { numeric: true, fallsAt },
    cell: ({ row }) => units(row.original[field]),
  });

const columns = column.columns([
  column.accessor("partNo", {
    header: "Product",
    enableSorting: false,
    meta: { heads: true },
    cell: ({ row }) => (
      <span className="two">
        <span className="strong nowrap">{row.original.partNo}</span>
        <small className="clip">{row.original.productName}</small>
      </span>
    ),
  }),
  column.accessor("location", { header: "Location", enableSorting: false }),
  quantity("onHand", "On hand"),
  quantity("available", "Available", 2),
  quantity("committed", "Committed", 3),
  quantity("onOrder", "On order", 2),
  quantity("inTransit", "In transit", 2),
  column.accessor("asOf", {
    header: "As of",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row }) => formatDay(row.original.asOf),
  }),
]);

/** A partner's own stock by the newest report of each location. */
export function LocationStockTable({ stock }: { stock: LocationStock[] }) {
  const table = useAppTable({
    columns,
    data: stock,
    getRowId: (row) => `${row.productId} ${row.location}`,
  });
  return <DataTable table={table} caption="Newest stock by product and location" />;
}
