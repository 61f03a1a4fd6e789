import { Link } from "@remix-run/react";

import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { SectionHead } from "#app/ui/page.tsx";

import type { DealSummary } from "../../deal.ts";
import { DealStatus } from "../deal-status.tsx";

/** The deals that a partner registered for one customer. */
export function OwnDeals({ deals }: { deals: DealSummary[] }) {
  return (
    <section className="divide" aria-label="Deals">
      <SectionHead title="Deals" sub={deals.length || undefined} overTable />
      {deals.length === 0 ? (
        <Empty title="You registered no deal for this customer" />
      ) : (
        <div className="table-frame">
          <table className="table">
            <caption className="sr">Your deals for the customer</caption>
            <thead>
              <tr>
                <th scope="col">Deal</th>
                <th scope="col" className="col-2">
                  Families
                </th>
                <th scope="col" className="num">
                  Value
                </th>
                <th scope="col">State</th>
                <th scope="col" className="col-2">
                  Close
                </th>
              </tr>
            </thead>
            <tbody>
              {deals.map((deal) => (
                <tr key={deal.id} data-door="">
                  <td>
                    <Link className="row-link strong" to={`/portal/deals/${deal.id}`}>
                      {deal.number}
                    </Link>
                  </td>
                  <td className="col-2 clip">{deal.families.join(", ")}</td>
                  <td className="num">
                    {formatMoney(deal.valueMinor, deal.currency, undefined, { whole: true })}
                  </td>
                  <td>
                    <DealStatus status={deal.status} />
                  </td>
                  <td className="col-2 quiet nowrap">{formatDay(deal.closeDay)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
