import { Link } from "@remix-run/react";

import { ColumnChart } from "#app/ui/charts/column-chart.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { Strip } from "#app/ui/facts.tsx";
import { Legend } from "#app/ui/filter-bar.tsx";
import {
  formatAmount,
  formatDay,
  formatMoney,
  formatPercent,
  formatUnits,
} from "#app/ui/format.ts";
import { Section, SectionHead } from "#app/ui/page.tsx";

import type { Bought } from "../bought-by-customer.server.ts";
import { indirectShare, type Split, sumOf } from "../pivot.ts";
import { rowCell } from "../revenue-query.schema.ts";
import { channelWords } from "./revenue-words.ts";

type Customer = { id: string; name: string };
type Props = { customer: Customer; bought: Bought };

/** The address of the lines behind a customer's figure. */
const linesOf = ({ id, name }: Customer, quarter: string | null) => {
  const cell = rowCell(id, quarter);
  return `/desk/revenue?${new URLSearchParams({ period: quarter ? "8q" : "4q", q: name, cell })}`;
};

const together = (quarters: readonly Split[]): Split => ({
  indirectMinor: quarters.reduce((sum, each) => sum + each.indirectMinor, 0n),
  directMinor: quarters.reduce((sum, each) => sum + each.directMinor, 0n),
});

/** What the customer is judged by; the revenue opens to its lines. */
export function CustomerStrip({ customer, bought }: Props) {
  const now = together(bought.quarters.slice(-4));
  const before = sumOf(together(bought.quarters.slice(0, -4)));
  const share = indirectShare(now);
  const street = bought.lines.reduce((sum, line) => sum + line.streetMinor, 0n);
  const units = bought.lines.reduce((sum, line) => sum + line.units, 0);
  const money = (minor: bigint) => formatMoney(minor, bought.currency, undefined, { whole: true });
  const last = bought.lines.reduce<Date | null>(
    (latest, { lastDay }) => (latest && latest > lastDay ? latest : lastDay),
    null,
  );
  return (
    <Strip
      facts={[
        {
          label: "Revenue, 4 quarters",
          value: (
            <Link className="figure-door" to={linesOf(customer, null)}>
              {money(sumOf(now))}
            </Link>
          ),
        },
        { label: "4 quarters before, whole", value: money(before) },
        {
          label: "Indirect, direct",
          value:
            share === null
              ? "–"
              : `${formatPercent(share, undefined, { digits: 0 })}, ${formatPercent(1 - share, undefined, { digits: 0 })}`,
        },
        { label: "Street value", value: money(street) },
        { label: "Units", value: formatUnits(units) },
        { label: "Last bought", value: last ? formatDay(last) : "–" },
      ]}
    />
  );
}

export function RevenueByQuarter({ customer, bought }: Props) {
  const { quarters, currency } = bought;
  const thousands = (minor: bigint) => Number(minor) / 100_000;
  const write = (value: number) => formatUnits(value, undefined, { digits: value < 10 ? 1 : 0 });
  return (
    <Section title="Revenue by way" sub={`thousand ${currency}, vendor net`}>
      {quarters.every((quarter) => sumOf(quarter) === 0n) ? (
        <Empty title="Nothing bought in the last 8 quarters" />
      ) : (
        <>
          <ColumnChart
            label={`Revenue per quarter in thousand ${currency}, direct and indirect`}
            periodName="Quarter"
            periods={quarters.map(({ label }) => label)}
            write={write}
            series={[
              {
                name: "Direct",
                colour: "direct",
                values: quarters.map(({ directMinor }) => thousands(directMinor)),
              },
              {
                name: "Indirect",
                colour: "indirect",
                values: quarters.map(({ indirectMinor }) => thousands(indirectMinor)),
              },
            ]}
          />
          <p className="row-flex small">
            <Legend
              entries={[
                { colour: "direct", label: "Direct" },
                { colour: "indirect", label: "Indirect" },
              ]}
            />
          </p>
          <p className="small faint row-flex flex-wrap">
            Lines of
            {quarters
              .filter((quarter) => sumOf(quarter) !== 0n)
              .map(({ key, label }) => (
                <Link key={key} className="link" to={linesOf(customer, key)}>
                  {label}
                </Link>
              ))}
          </p>
        </>
      )}
    </Section>
  );
}

/** What was bought in the last four quarters, and through whose hands. */
export function BoughtThrough({ bought }: { bought: Bought }) {
  if (bought.lines.length === 0) return null;
  return (
    <section className="divide" aria-label="What was bought">
      <SectionHead title="What was bought" sub="last 4 quarters, by product and way" overTable />
      <div className="table-frame">
        <table className="table">
          <caption className="sr">What was bought, by product and way</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className="col-2">
                Family
              </th>
              <th scope="col">Through</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num">{`Vendor net, ${bought.currency}`}</th>
              <th scope="col" className="num col-2">
                Street value
              </th>
              <th scope="col" className="num col-3">
                Last
              </th>
            </tr>
          </thead>
          <tbody>
            {bought.lines.map((line) => (
              <tr key={`${line.productId} ${line.channel} ${line.partnerNames.join()}`}>
                <td className="code">{line.partNo}</td>
                <td className="quiet col-2">{line.familyName}</td>
                <td className="clip wraps">
                  {line.partnerNames.join(", then ") || channelWords.direct}
                </td>
                <td className="num">{formatUnits(line.units)}</td>
                <td className="num">{formatAmount(line.netMinor, bought.currency)}</td>
                <td className="num quiet col-2">
                  {formatAmount(line.streetMinor, bought.currency)}
                </td>
                <td className="num quiet col-3">{formatDay(line.lastDay)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
