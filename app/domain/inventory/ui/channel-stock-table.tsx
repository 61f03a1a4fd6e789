import { formatDay, formatRelativeDays, formatUnits, NOTHING } from "#app/ui/format.ts";
import { createAppColumnHelper, DataTable, useAppTable } from "#app/ui/table.tsx";
import type { ChannelStock } from "../stock.ts";
import { isStale } from "../stock.ts";

type Row = ChannelStock & { today: Date };

const column = createAppColumnHelper<Row>();
const units = (count: number | null) => (count === null ? NOTHING : formatUnits(count));

type Quantity = "onHand" | "available" | "onOrder" | "inTransit";

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
  column.accessor("familyName", { header: "Family", enableSorting: false, meta: { fallsAt: 3 } }),
  column.accessor("partnerName", { header: "Partner", enableSorting: false }),
  column.accessor("locations", {
    header: "Locations",
    enableSorting: false,
    meta: { numeric: true, fallsAt: 3 },
  }),
  quantity("onHand", "On hand"),
  quantity("available", "Available", 2),
  quantity("onOrder", "On order", 2),
  quantity("inTransit", "In transit", 3),
  column.accessor("asOf", {
    header: "Reported as of",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: ({ row: { original } }) => (
      <span className={isStale(original.asOf, original.today) ? "tone-warn" : undefined}>
        {formatDay(original.asOf, undefined, original.today)},{" "}
        {formatRelativeDays(original.asOf, original.today)}
      </span>
    ),
  }),
]);

type ChannelStockTableProps = { stock: ChannelStock[]; today: Date; empty: React.ReactNode };

/** What lies in the channel, product by product and partner by partner. */
export function ChannelStockTable({ stock, today, empty }: ChannelStockTableProps) {
  const table = useAppTable({
    columns,
    data: stock.map((row) => ({ ...row, today })),
    getRowId: (row) => `${row.productId} ${row.partnerId}`,
  });
  return (
    <DataTable table={table} caption="Stock in the channel by product and partner" empty={empty} />
  );
}
