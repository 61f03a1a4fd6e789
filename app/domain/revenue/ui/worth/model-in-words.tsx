import { Facts } from "#app/ui/facts.tsx";
import {
  formatDay,
  formatInstant,
  formatMoney,
  formatPercent,
  formatUnits,
  NOTHING,
} from "#app/ui/format.ts";
import { Section, Side, Split } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import type { WorthRun } from "../../worth/read-worth.server.ts";
import { keptTerms } from "../../worth/worth-terms.ts";
import { HoldoutTable } from "./holdout-table.tsx";
import { CustomersDoor } from "./value-head.tsx";
import { warningsOf } from "./warnings.ts";

/** How the figures come about, the models with their parameters, and how well they foretold what came. */
export function ModelInWords({ run, timeZone }: { run: WorthRun; timeZone: string }) {
  const { report } = run;
  const { check } = report;
  const terms = keptTerms(report.terms);
  return (
    <Split cols="main-side">
      <div>
        {warningsOf(report).map((warning) => (
          <Notice key={warning} tone="warn" title={warning} />
        ))}
        <Section
          title="What was foretold, and what came"
          sub={check ? `${check.weeks} weeks from ${formatDay(check.from)} on` : undefined}
        >
          {check ? (
            <HoldoutTable check={check} />
          ) : (
            <p className="quiet">
              There is too little to hold anything back yet: sixteen weeks of purchases are needed
            </p>
          )}
        </Section>
        <Section title="In plain words">
          <ul className="grid list-disc gap-2 pl-5">
            <li>
              All that a customer bought on one day, direct or through whichever partner, is one
              purchase. A unit that two tiers reported counts once, and records that were merged are
              one customer
            </li>
            <li>
              A purchase is worth what the vendor earned with it, in {report.currency}: what
              customers paid stays with the channel, and partners report it in part only. Costs are
              not taken off
            </li>
            <li>
              From how often and how lately everybody bought, the first model tells how likely each
              customer still buys, and how often it will. Long silence says more of who buys weekly
              than of who buys once a year
            </li>
            <li>
              The second model tells what a purchase of each customer is worth: its own average,
              drawn to everybody's the more the fewer purchases there were
            </li>
            <li>
              {`Lifetime value is the purchases expected in ${terms.horizonWeeks} weeks times their value, less ${terms.discountPercent}% a year for waiting`}
            </li>
            <li>
              What was given back on another day neither is a purchase nor lowers a value. What has
              no sell-in yet, or no rate, counts as a purchase of unknown value
            </li>
            <li>
              The models take buying to be as it was: a customer whose partner has just begun to
              report looks new
            </li>
          </ul>
        </Section>
      </div>
      <Side label="The models">
        <Section title="Looked at">
          <Facts
            small
            facts={[
              {
                label: "Purchases",
                value: `${formatDay(report.firstDay)} to ${formatDay(report.until)}`,
              },
              {
                label: "Customers",
                value: <CustomersDoor search={{}}>{formatUnits(report.customers)}</CustomersDoor>,
              },
              { label: "Bought again", value: formatUnits(report.returned) },
              { label: "Days of purchase", value: formatUnits(report.purchases) },
              { label: "Of unknown value", value: formatUnits(report.withoutValue) },
              { label: "Worked out", value: formatInstant(run.madeAt, timeZone) },
              {
                label: "Took",
                value: `${formatUnits(report.seconds, undefined, { digits: 1 })} seconds`,
              },
            ]}
          />
        </Section>
        <BuyingModel {...report} />
        <SpendingModel {...report} />
      </Side>
    </Split>
  );
}

const parameter = (value: number) => value.toLocaleString("en-GB", { maximumSignificantDigits: 4 });

function BuyingModel({ buying }: WorthRun["report"]) {
  return (
    <Section title="How often" sub="BG/NBD">
      {buying.ok ? (
        <Facts
          small
          facts={[
            ...Object.entries(buying.model).map(([name, value]) => ({
              label: name,
              value: parameter(value),
            })),
            {
              label: "Log-likelihood",
              value: formatUnits(buying.logLikelihood, undefined, { digits: 1 }),
            },
            {
              label: "Stop after a purchase",
              value: formatPercent(chanceToStop(buying.model), undefined, { digits: 2 }),
            },
          ]}
        />
      ) : (
        <p className="quiet small">No model</p>
      )}
      <p className="small faint mt-3">
        Fader, Hardie and Lee (2005). Rates of buying are gamma distributed (r, alpha in weeks), the
        chance to stop after a purchase is beta distributed (a, b)
      </p>
    </Section>
  );
}

const chanceToStop = ({ a = 0, b = 0 }: { a?: number; b?: number }) =>
  a + b > 0 ? a / (a + b) : 0;

function SpendingModel({ spending, correlation, currency }: WorthRun["report"]) {
  const { p = 0, q = 0, v = 0 } = spending.ok ? spending.model : {};
  return (
    <Section title="How much" sub="Gamma-Gamma">
      {spending.ok ? (
        <Facts
          small
          facts={[
            { label: "p", value: parameter(p) },
            { label: "q", value: parameter(q) },
            { label: `v, ${currency}`, value: parameter(v / 100) },
            {
              label: "Log-likelihood",
              value: formatUnits(spending.logLikelihood, undefined, { digits: 1 }),
            },
            {
              label: "Average purchase",
              value:
                q > 1
                  ? formatMoney(BigInt(Math.round((p * v) / (q - 1))), currency, undefined, {
                      whole: true,
                    })
                  : NOTHING,
            },
            {
              label: "Number and value go together",
              value: correlation === null ? NOTHING : correlation.toFixed(2),
              source: "the model takes it for 0",
            },
          ]}
        />
      ) : (
        <p className="quiet small">No model</p>
      )}
      <p className="small faint mt-3">
        Fader and Hardie (2013). Both are fitted by maximum likelihood; an analyst can check them
        with a file of purchases and the command npm run clv
      </p>
    </Section>
  );
}
