import { NOTHING } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";
import { createAppColumnHelper, DataTable, sortingFrom, useAppTable } from "#app/ui/table.tsx";

import type { Product } from "../product.ts";

export type CatalogRow = Product & { supplierName: string | null };

const column = createAppColumnHelper<CatalogRow>();
const columns = column.columns([
  column.accessor("partNo", {
    header: "Part number",
    meta: { heads: true },
    cell: (info) => <span className="mono nowrap">{info.getValue()}</span>,
  }),
  column.accessor("name", {
    header: "Name",
    cell: (info) => <span className="clip">{info.getValue()}</span>,
  }),
  column.accessor("familyName", {
    header: "Family",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => info.getValue(),
  }),
  column.accessor("supplierName", {
    header: "Supplier",
    enableSorting: false,
    meta: { fallsAt: 2 },
    cell: (info) => info.getValue() ?? NOTHING,
  }),
  column.accessor("active", {
    header: "State",
    enableSorting: false,
    meta: { fallsAt: 3 },
    cell: (info) =>
      info.getValue() ? (
        <Status mark="ok" tone="ok">
          On sale
        </Status>
      ) : (
        <Status mark="dot">Not sold any more</Status>
      ),
  }),
]);

type Props = { products: CatalogRow[]; sort: string; empty: React.ReactNode };

export function CatalogTable({ products, sort, empty }: Props) {
  const table = useAppTable({
    columns,
    data: products,
    getRowId: (product) => product.id,
    state: { sorting: sortingFrom(sort) },
  });
  return (
    <DataTable
      table={table}
      caption="Products"
      rowTo={(product) => `/desk/admin/catalog/${product.id}`}
      keys
      empty={empty}
    />
  );
}
