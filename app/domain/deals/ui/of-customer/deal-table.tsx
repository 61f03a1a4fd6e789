import { Link } from "@remix-run/react";

import { formatMoney } from "#app/ui/format.ts";

import type { DealSummary } from "../../deal.ts";
import { DealStatus } from "../deal-status.tsx";

type DealTableProps<Deal> = {
  caption: string;
  deals: readonly Deal[];
  /** Where a deal's page is, before its id. */
  doorAt: string;
  /** Whose deal it is, where that is not the reader's own company. */
  by?: (deal: Deal) => string;
  /** The day that counts for the reader, in words. */
  day: { title: string; of: (deal: Deal) => string };
};

type Shown = Pick<DealSummary, "id" | "number" | "families" | "valueMinor" | "currency" | "status">;

/** Deals for one customer, a row each. */
export function DealTable<Deal extends Shown>(props: DealTableProps<Deal>) {
  const { caption, deals, doorAt, by, day } = props;
  return (
    <table className="table">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Deal</th>
          <th scope="col" className="col-2">
            Families
          </th>
          {by && (
            <th scope="col" className="col-2">
              By
            </th>
          )}
          <th scope="col" className="num">
            Value
          </th>
          <th scope="col">State</th>
          <th scope="col" className="col-2">
            {day.title}
          </th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => (
          <tr key={deal.id} data-door="">
            <td>
              <Link className="row-link strong" to={`${doorAt}/${deal.id}`}>
                {deal.number}
              </Link>
            </td>
            <td className="col-2 clip">{deal.families.join(", ")}</td>
            {by && <td className="col-2 clip">{by(deal)}</td>}
            <td className="num">
              {formatMoney(deal.valueMinor, deal.currency, undefined, { whole: true })}
            </td>
            <td>
              <DealStatus status={deal.status} />
            </td>
            <td className="col-2 quiet nowrap">{day.of(deal)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
