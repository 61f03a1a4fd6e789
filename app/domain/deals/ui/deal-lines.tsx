import { formatAmount, formatUnits } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { DealRecord } from "../deal.ts";

/** What the customer will buy. */
export function DealLines({
  deal,
}: {
  deal: Pick<DealRecord, "lines" | "currency" | "valueMinor">;
}) {
  const { lines, currency, valueMinor } = deal;
  const money = (minor: bigint) => formatAmount(minor, currency);
  return (
    <Section title="What they will buy">
      <table className="table" data-inset="">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="col-2">
              Family
            </th>
            <th scope="col" className="num">
              Quantity
            </th>
            <th scope="col" className="num col-2">
              Price
            </th>
            <th scope="col" className="num">
              Amount, {currency}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <td>
                <span className="two">
                  <span className="strong">{line.partNo}</span>
                  <small>{line.productName}</small>
                </span>
              </td>
              <td className="col-2 quiet">{line.familyName}</td>
              <td className="num">{formatUnits(line.quantity)}</td>
              <td className="num col-2 quiet">{money(line.unitMinor)}</td>
              <td className="num">{money(line.amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>Value</td>
            <td className="col-2" />
            <td />
            <td className="col-2" />
            <td className="num">{money(valueMinor)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}
