import { SectionHead } from "#app/ui/page.tsx";

import type { LocationStock } from "../stock.ts";
import { LocationStockTable } from "./location-stock-table.tsx";

/** What a partner last said is in its stock; nothing before its first report. */
export function StockSection({ stock }: { stock: LocationStock[] }) {
  if (stock.length === 0) return null;
  return (
    <>
      <SectionHead title="Your stock" sub="by the newest report of each location" overTable />
      <LocationStockTable stock={stock} />
    </>
  );
}
