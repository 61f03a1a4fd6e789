import { ColumnChart } from "#app/ui/charts/column-chart.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";
import { Section, SectionHead } from "#app/ui/page.tsx";

import { barsOf } from "../../of-customer/bought.ts";
import type { OwnSales } from "../../of-customer/own-sales.server.ts";
import { DayAsSent } from "./day-as-sent.tsx";

type OwnSalesChartProps = { sales: OwnSales; currency: string; today: Date };

/** What a partner sold by month, in the currency that it reports most. */
export function OwnSalesChart({ sales, currency, today }: OwnSalesChartProps) {
  const months = sales.months
    .filter((month) => month.currency === currency)
    .map(({ month, amountMinor }) => ({
      ...{ month, indirectMinor: amountMinor, directMinor: 0n, units: 0 },
    }));
  const bars = barsOf(months, "12m", today);
  return (
    <Section title="Sold by month" sub={`thousand ${currency}, at your prices`}>
      {bars.every(({ indirectMinor }) => indirectMinor === 0n) ? (
        <Empty title="Nothing sold in 12 months">
          Sales appear here once a sales-out report names this customer.
        </Empty>
      ) : (
        <ColumnChart
          label={`Your sales per month in thousand ${currency}`}
          periodName="Month"
          periods={bars.map(({ label }) => label)}
          write={(value) => formatUnits(value, undefined, { digits: value < 10 ? 1 : 0 })}
          series={[
            {
              name: "Sold",
              colour: "indirect",
              values: bars.map(({ indirectMinor }) => Number(indirectMinor) / 100_000),
            },
          ]}
        />
      )}
    </Section>
  );
}

/** What a partner sold to one customer, by product. */
export function OwnProducts({ sales }: { sales: OwnSales }) {
  if (sales.products.length === 0) return null;
  return (
    <section className="divide" aria-label="Products sold">
      <SectionHead title="Products sold" sub="by you, less what came back" overTable />
      <div className="table-frame">
        <table className="table">
          <caption className="sr">Products that you sold to the customer</caption>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num">
                At your prices
              </th>
              <th scope="col" className="num col-2">
                Last
              </th>
            </tr>
          </thead>
          <tbody>
            {sales.products.map((product) => (
              <tr key={`${product.partNo} ${product.currency}`}>
                <td className="clip">
                  <span className="code">{product.partNo}</span>{" "}
                  <span className="quiet">{product.productName}</span>
                </td>
                <td className="num">{formatUnits(product.units)}</td>
                <td className="num">{formatMoney(product.amountMinor, product.currency)}</td>
                <td className="num quiet col-2 nowrap">{formatDay(product.lastDay)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The latest lines, each with the row of the partner's own file. */
export function OwnLines({ sales, mayReadFiles }: { sales: OwnSales; mayReadFiles: boolean }) {
  if (sales.lines.length === 0) return null;
  const { lineCount, lines } = sales;
  const which = lineCount > lines.length ? `the latest ${lines.length} of ${lineCount}` : lineCount;
  return (
    <section className="divide" aria-label="Reported lines">
      <SectionHead title="Reported lines" sub={which} overTable />
      <div className="table-frame">
        <table className="table">
          <caption className="sr">Lines that you reported for the customer</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="col-2">
                Document
              </th>
              <th scope="col">Product</th>
              <th scope="col" className="num">
                Units
              </th>
              <th scope="col" className="num">
                Amount
              </th>
              <th scope="col" className="col-2">
                As sent
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.factId} data-door={mayReadFiles ? "" : undefined}>
                <td className="nowrap">
                  <DayAsSent
                    day={line.day}
                    row={
                      mayReadFiles
                        ? {
                            at: `/portal/submissions/${line.submissionId}?row=${line.rowNo}`,
                            title: `Row ${formatUnits(line.rowNo)} as sent`,
                          }
                        : null
                    }
                  />
                </td>
                <td className="col-2 clip code">{line.document || NOTHING}</td>
                <td className="code clip">{line.partNo}</td>
                <td className="num">{formatUnits(line.quantity)}</td>
                <td className="num">{formatMoney(line.amountMinor, line.currency)}</td>
                <td className="col-2 quiet">{`row ${formatUnits(line.rowNo)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
