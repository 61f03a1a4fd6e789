import { Link } from "@remix-run/react";

import type { ReactNode } from "react";

import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatMoney, NOTHING } from "#app/ui/format.ts";
import { Section, SectionHead } from "#app/ui/page.tsx";

import type { CustomerDeal, LiveProtection } from "../../lists/deals-of-customer.server.ts";
import { DealStatus } from "../deal-status.tsx";

type CustomerDealsProps = {
  deals: CustomerDeal[];
  /** How many stand where, beside the title. */
  sub?: ReactNode;
  actions?: ReactNode;
};

/** The deals registered for one customer. */
export function CustomerDeals({ deals, sub, actions }: CustomerDealsProps) {
  return (
    <section className="divide" aria-label="Deals">
      <SectionHead title="Deals" sub={sub} actions={actions} overTable />
      {deals.length === 0 ? (
        <Empty title="No deal is registered for this customer" />
      ) : (
        <table className="table">
          <caption className="sr">Deals of this customer</caption>
          <thead>
            <tr>
              <th scope="col">Deal</th>
              <th scope="col" className="col-2">
                Families
              </th>
              <th scope="col" className="col-2">
                By
              </th>
              <th scope="col" className="num">
                Value
              </th>
              <th scope="col">State</th>
              <th scope="col" className="col-2">
                Until
              </th>
            </tr>
          </thead>
          <tbody>
            {deals.map((deal) => (
              <tr key={deal.id} data-door="">
                <td>
                  <Link className="row-link strong" to={`/desk/deals/${deal.id}`}>
                    {deal.number}
                  </Link>
                </td>
                <td className="col-2 clip">{deal.families.join(", ")}</td>
                <td className="col-2 clip">{deal.partnerName}</td>
                <td className="num">
                  {formatMoney(deal.valueMinor, deal.currency, undefined, { whole: true })}
                </td>
                <td>
                  <DealStatus status={deal.status} />
                </td>
                <td className="col-2 quiet nowrap">{untilWords(deal)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function untilWords({ status, protectedUntil, decideBy, closeDay }: CustomerDeal): string {
  if (status === "approved" && protectedUntil) return `protected to ${formatDay(protectedUntil)}`;
  if ((status === "submitted" || status === "in_review") && decideBy) {
    return `decide by ${formatDay(decideBy)}`;
  }
  if (status === "info_requested") return `close ${formatDay(closeDay)}`;
  return NOTHING;
}

/** Who keeps others off this customer now. */
export function LiveProtections({ protections }: { protections: LiveProtection[] }) {
  if (protections.length === 0) return null;
  return (
    <Section title="Protected now">
      <ul className="facts small" data-kind="figures">
        {protections.map((protection) => (
          <li key={`${protection.dealId} ${protection.familyName}`} className="contents">
            <span className="clip">
              <Link className="link" to={`/desk/deals/${protection.dealId}`}>
                {protection.familyName}
              </Link>
              {`, ${protection.partnerName}`}
            </span>
            <span className="faint num">{`to ${formatDay(protection.endsAt)}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
