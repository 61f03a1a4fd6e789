import type { ReactNode } from "react";

import { BucketRow } from "#app/ui/buckets.tsx";
import { formatUnits, NOTHING } from "#app/ui/format.ts";

import { type DemandCell, type DemandRow, differenceOf } from "../demand-overview.ts";
import { beginsYear } from "./month-heads.ts";

export const units = (quantity: number | null) =>
  quantity === null ? NOTHING : formatUnits(quantity);

function Difference({ cell }: { cell: DemandCell }) {
  const difference = differenceOf(cell);
  if (difference === null || difference === 0) {
    return <span className="faint">{units(difference)}</span>;
  }
  return <>{formatUnits(difference, undefined, { signed: true })}</>;
}

type DemandRowsProps = { cells: DemandRow["cells"]; supplierLabel: string };

/** What the channel expects, what the supplier expects, and what lies between. */
export function DemandRows({ cells, supplierLabel }: DemandRowsProps) {
  const row = (text: (cell: DemandCell) => ReactNode) =>
    cells.map((cell, at) => ({ text: text(cell), month: beginsYear(cell.month, at) }));
  return (
    <>
      <BucketRow name="Channel demand" cells={row((cell) => units(cell.channel))} />
      <BucketRow name={supplierLabel} cells={row((cell) => units(cell.supplier))} />
      <BucketRow name="Difference" quiet cells={row((cell) => <Difference cell={cell} />)} />
    </>
  );
}
