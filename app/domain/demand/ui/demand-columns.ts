import type { Product } from "#app/domain/catalog/product.ts";
import type { Column } from "#app/platform/export/column.ts";

import {
  type DemandRow,
  differenceOf,
  type PublisherRow,
  type VendorDemandRow,
} from "../demand-overview.ts";

type Cell = DemandRow["cells"][number];
type DemandLine = { product: Product; month: string; cell: Cell };

const partColumns: Column<{ product: Product; month: string }>[] = [
  { head: "part_no", kind: "text", of: ({ product }) => product.partNo },
  { head: "product", kind: "text", of: ({ product }) => product.name, width: 40 },
  { head: "family", kind: "text", of: ({ product }) => product.familyName },
  { head: "bucket_start", kind: "text", of: ({ month }) => `${month}-01`, width: 12 },
];

export const demandColumns: Column<DemandLine>[] = [
  ...partColumns,
  { head: "channel_demand", kind: "number", of: ({ cell }) => cell.channel },
  { head: "supplier_forecast", kind: "number", of: ({ cell }) => cell.supplier },
  { head: "difference", kind: "number", of: ({ cell }) => differenceOf(cell) },
];

/** One row per part and month in which anybody stated demand. */
export const demandLines = (rows: readonly DemandRow[]): DemandLine[] =>
  rows.flatMap(({ product, cells }) =>
    cells
      .filter(({ channel, supplier }) => channel !== null || supplier !== null)
      .map((cell) => ({ product, month: cell.month, cell })),
  );

type PublisherLine = {
  product: Product;
  month: string;
  publisher: PublisherRow;
  cell: PublisherRow["cells"][number];
};

export const publisherColumns: Column<PublisherLine>[] = [
  ...partColumns,
  { head: "partner", kind: "text", of: ({ publisher }) => publisher.name },
  { head: "partner_kind", kind: "text", of: ({ publisher }) => publisher.kind, width: 14 },
  { head: "quantity", kind: "number", of: ({ cell }) => cell.quantity },
  { head: "counted", kind: "text", of: ({ cell }) => (cell.counted ? "yes" : "no"), width: 10 },
  { head: "published_at", kind: "instant", of: ({ publisher }) => publisher.publishedAt },
];

/** One row per part, month and partner that stated a figure. */
export const publisherLines = (rows: readonly VendorDemandRow[]): PublisherLine[] =>
  rows.flatMap(({ product, publishers }) =>
    publishers.flatMap((publisher) =>
      publisher.cells
        .filter(({ quantity }) => quantity !== null)
        .map((cell) => ({ product, month: cell.month, publisher, cell })),
    ),
  );
