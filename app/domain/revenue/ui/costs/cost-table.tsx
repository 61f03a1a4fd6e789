import { Link } from "@remix-run/react";

import { formatUnits } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import { type ChannelCost, costKindNames } from "../../costs/channel-cost.ts";
import { attributionOf, costAmount, costDays } from "./cost-words.ts";

export type CostNamesShown = {
  partners: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, string>;
  families: ReadonlyMap<string, string>;
};

type CostTableProps = { costs: ChannelCost[]; names: CostNamesShown; currency: string };

/** Costs line by line, each with where it went and the row that says it. */
export function CostTable({ costs, names, currency }: CostTableProps) {
  return (
    <ScrollRegion label="Channel costs">
      <table className="table">
        <caption className="sr">Channel costs, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col" className="col-2">
              Kind
            </th>
            <th scope="col">Partner</th>
            <th scope="col" className="col-2">
              Days
            </th>
            <th scope="col" className="col-2">
              For
            </th>
            <th scope="col" className="num">
              Amount
            </th>
            <th scope="col" className="col-2">
              Counts for
            </th>
            <th scope="col" className="col-2">
              Source
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.map((cost) => (
            <tr key={cost.id}>
              <th scope="row" className="code nowrap">
                <Link className="row-link" to={`/desk/revenue/costs/${cost.id}`}>
                  {[cost.document, cost.lineNo].filter(Boolean).join(", ")}
                </Link>
              </th>
              <td className="col-2 nowrap">{costKindNames[cost.kind]}</td>
              <td>{names.partners.get(cost.partnerId) ?? "Unknown"}</td>
              <td className="col-2 nowrap">{costDays(cost)}</td>
              <td className="col-2 quiet">{goodsOf(cost, names)}</td>
              <td className="num nowrap">
                {costAmount(cost)} <small className="faint">{cost.currency}</small>
              </td>
              <td className="col-2">
                <Attribution cost={cost} currency={currency} />
              </td>
              <td className="col-2">
                <CostSource cost={cost} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export const goodsOf = ({ productId, familyId }: ChannelCost, names: CostNamesShown): string =>
  (productId && names.products.get(productId)) ||
  (familyId && names.families.get(familyId)) ||
  "All products";

export function Attribution({ cost, currency }: { cost: ChannelCost; currency: string }) {
  if (cost.endedAt) {
    return <Status mark="withdrawn">Taken back</Status>;
  }
  const { words, open } = attributionOf(cost, currency);
  if (open) {
    return (
      <Status mark="warn" tone="warn">
        {words}
      </Status>
    );
  }
  return cost.customerId ? (
    <Link className="link" to={`/desk/customers/${cost.customerId}`}>
      {words}
    </Link>
  ) : (
    words
  );
}

/** The row of the file as it was sent, or who typed it in. */
export function CostSource({ cost }: { cost: ChannelCost }) {
  const { source, enteredBy } = cost;
  if (!source) return <span className="quiet">{`Typed in by ${enteredBy ?? "somebody"}`}</span>;
  return (
    <Link
      className="link clip"
      to={`/desk/submissions/${source.submissionId}?row=${source.rowNo}#row-${source.rowNo}`}
    >
      {`${source.fileName}, row ${formatUnits(source.rowNo)}`}
    </Link>
  );
}
