import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { formatMoney, formatPercent, formatUnits, NOTHING } from "#app/ui/format.ts";

import type { DealSet } from "../../pipeline/deal-set.ts";
import type { Cohort } from "../../pipeline/pipeline.ts";
import { monthName } from "./pipeline-words.ts";

type CohortTableProps = {
  cohorts: readonly Cohort[];
  currency: string;
  to: (set: Partial<DealSet>) => string;
  /** Who brought customers nobody knew is the vendor's to see. */
  newCustomers: boolean;
};

/** What became of the registrations of each month; the newest first. */
export function CohortTable({ cohorts, currency, to, newCustomers }: CohortTableProps) {
  return (
    <div className="table-frame">
      <table className="table" data-density="dense" data-inset="">
        <caption className="sr">Registrations by the month they were handed in</caption>
        <thead>
          <tr>
            <th scope="col">Handed in</th>
            <th scope="col" className="num">
              Deals
            </th>
            <th scope="col" className="num col-2">
              Value
            </th>
            <th scope="col" className="num">
              Approved
            </th>
            <th scope="col" className="num">
              Won
            </th>
            <th scope="col" className="num col-2">
              Rejected
            </th>
            <th scope="col" className="num col-2">
              Withdrawn
            </th>
            <th scope="col" className="num col-2">
              Waiting
            </th>
            <th scope="col" className="num col-2">
              Decided late
            </th>
            {newCustomers && (
              <th scope="col" className="num col-2">
                New customers
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {cohorts.map((cohort) => {
            const door = (count: number, set: Partial<DealSet>, share?: boolean) => (
              <Door
                to={to({ of: "all", month: cohort.month, ...set })}
                count={count}
                share={share ? count / cohort.deals : undefined}
              />
            );
            return (
              <tr key={cohort.month}>
                <th scope="row">{monthName(cohort.month)}</th>
                <td className="num">{door(cohort.deals, {})}</td>
                <td className="num quiet col-2">
                  {formatMoney(cohort.minor, currency, undefined, { whole: true })}
                </td>
                <td className="num">{door(cohort.approved, { outcome: "approved" }, true)}</td>
                <td className="num">{door(cohort.won, { outcome: "won" }, true)}</td>
                <td className="num col-2">{door(cohort.rejected, { outcome: "rejected" })}</td>
                <td className="num col-2">{door(cohort.withdrawn, { outcome: "withdrawn" })}</td>
                <td className="num col-2">{door(cohort.open, { outcome: "open" })}</td>
                <td className="num col-2">{door(cohort.late, { decided: "late" })}</td>
                {newCustomers && (
                  <td className="num col-2">{door(cohort.newCustomers, { customer: "new" })}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Door({ to, count, share }: { to: string; count: number; share?: number }): ReactNode {
  if (count === 0) return <span className="faint">{NOTHING}</span>;
  return (
    <>
      <Link className="figure-door" to={to}>
        {formatUnits(count)}
      </Link>
      {share !== undefined && (
        <span className="faint"> {formatPercent(share, undefined, { digits: 0 })}</span>
      )}
    </>
  );
}
