import { Link } from "@remix-run/react";

import { formatDays, formatPercent } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { linesPage, type OfCustomer } from "../../of-customer/lines-address.ts";
import { dayKey, type Period } from "../../period.ts";
import { coverageOf, type Profit } from "../../profit/profit.ts";
import { ProfitSteps } from "./profit-steps.tsx";

type Props = { of: OfCustomer; profit: Profit; period: Period; currency: string };

/** What a customer brought in twelve months, and what it took. */
export function CustomerProfit({ of, profit, period, currency }: Props) {
  const days = { from: dayKey(period.from), to: dayKey(period.to) };
  const coverage = coverageOf(profit);
  return (
    <Section
      title="Profit"
      sub={`${currency}, ${formatDays(period.from, period.to)}`}
      actions={
        <Link className="link small" to={linesPage(of, days)}>
          Its lines
        </Link>
      }
    >
      <ProfitSteps profit={profit} currency={currency} />
      {coverage !== null && profit.coveredMinor !== profit.netMinor && (
        <div className="pt-3">
          <Notice tone="warn" box title="Some costs are not known">
            {`The cost of goods is known for ${formatPercent(coverage)} of the net; the rest counts as if it cost nothing`}
          </Notice>
        </div>
      )}
    </Section>
  );
}
