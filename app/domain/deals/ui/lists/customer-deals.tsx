import { Link } from "@remix-run/react";

import type { ReactNode } from "react";

import { Empty } from "#app/ui/empty.tsx";
import { formatDay, NOTHING } from "#app/ui/format.ts";
import { Section, SectionHead } from "#app/ui/page.tsx";

import type { CustomerDeal, LiveProtection } from "../../lists/deals-of-customer.server.ts";
import { DealTable } from "../of-customer/deal-table.tsx";

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
        <DealTable
          caption="Deals of this customer"
          deals={deals}
          doorAt="/desk/deals"
          by={({ partnerName }) => partnerName}
          day={{ title: "Until", of: untilWords }}
        />
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
