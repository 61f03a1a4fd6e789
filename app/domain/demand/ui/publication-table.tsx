import { BucketRow, Buckets } from "#app/ui/buckets.tsx";
import { formatUnits, NOTHING } from "#app/ui/format.ts";

import type { OpenPublication } from "../forecast-page.ts";
import { beginsYear, monthHeads } from "./month-heads.ts";
import { PartName } from "./part-name.tsx";

/** A publication as it was made; it is only read. */
export function PublicationTable({ open }: { open: OpenPublication }) {
  const { months, products } = open;
  const figures = new Map(
    open.lines.map((line) => [`${line.productId} ${line.month}`, line.quantity]),
  );
  return (
    <Buckets label="Published figures" corner="Part, pieces" heads={monthHeads(months)}>
      {products.map((product) => (
        <BucketRow
          key={product.id}
          name={<PartName {...product} />}
          cells={months.map((month, at) => {
            const quantity = figures.get(`${product.id} ${month}`);
            return {
              text: quantity === undefined ? NOTHING : formatUnits(quantity),
              month: beginsYear(month, at),
            };
          })}
        />
      ))}
    </Buckets>
  );
}
