import type { Column } from "#app/platform/export/column.ts";

import type { Product } from "../product.ts";

type ListedProduct = Product & { supplierName: string | null };

/** The catalog as a file. */
export const catalogColumns: Column<ListedProduct>[] = [
  { head: "Part number", kind: "text", of: ({ partNo }) => partNo },
  { head: "Name", kind: "text", of: ({ name }) => name, width: 40 },
  { head: "Family", kind: "text", of: ({ familyName }) => familyName },
  { head: "Supplier", kind: "text", of: ({ supplierName }) => supplierName },
  { head: "On sale", kind: "text", of: ({ active }) => (active ? "yes" : "no"), width: 10 },
];
