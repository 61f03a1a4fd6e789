import { Empty } from "#app/ui/empty.tsx";
import { formatDay } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { DealSummary } from "../../deal.ts";
import { DealTable } from "./deal-table.tsx";

/** The deals that a partner registered for one customer. */
export function OwnDeals({ deals }: { deals: DealSummary[] }) {
  return (
    <section className="divide" aria-label="Deals">
      <SectionHead title="Deals" sub={deals.length || undefined} overTable />
      {deals.length === 0 ? (
        <Empty title="You registered no deal for this customer" />
      ) : (
        <div className="table-frame">
          <DealTable
            caption="Your deals for the customer"
            deals={deals}
            doorAt="/portal/deals"
            day={{ title: "Close", of: ({ closeDay }) => formatDay(closeDay) }}
          />
        </div>
      )}
    </section>
  );
}
