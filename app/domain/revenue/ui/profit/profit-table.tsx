import { Link } from "@remix-run/react";

import { formatAmount, formatPercent, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion } from "#app/ui/page.tsx";

import { dayKey, type Period } from "../../period.ts";
import {
  costsOf,
  coverageOf,
  marginOf,
  type Profit,
  type ProfitDimension,
  profitOf,
} from "../../profit/profit.ts";
import type { ProfitView } from "../../profit/read-profit.server.ts";

export const dimensionNames: Record<ProfitDimension, string> = {
  customer: "Customer",
  partner: "Partner",
  product: "Product",
  family: "Family",
};

/** Each column and where it falls away: a phone shows what came and what is left. */
const heads = [
  ["Vendor net", ""],
  ["Cost of goods", "col-2"],
  ["Channel costs", "col-2"],
  ["Profit", ""],
  ["Margin", ""],
  ["Cost known", "col-2"],
] as const;

type ProfitTableProps = {
  view: ProfitView;
  by: ProfitDimension;
  period: Period;
  currency: string;
  names: ReadonlyMap<string, { name: string; note: string }>;
};

/** Net, costs and profit of each; a net opens to its lines, and costs to theirs. */
export function ProfitTable({ view, by, period, currency, names }: ProfitTableProps) {
  const { rows, rest, total } = view;
  const days = { from: dayKey(period.from), to: dayKey(period.to) };
  const lines = (key: string) =>
    `/desk/revenue?${new URLSearchParams({ by, columns: "total", ...days, cell: `${key}~all` })}`;
  const costs = (key: string) => {
    const params = new URLSearchParams(days);
    if (by === "partner" && key !== "all") params.set("partner", key);
    if (key === "none") params.set("only", "left");
    return `/desk/revenue/costs?${params}`;
  };
  return (
    <ScrollRegion label={`Profit by ${by}`}>
      <table className="table">
        <caption className="sr">{`Profit by ${by}, the largest vendor net first`}</caption>
        <thead>
          <tr>
            <th scope="col">{dimensionNames[by]}</th>
            {heads.map(([head, falls]) => (
              <th key={head} scope="col" className={falls ? `num ${falls}` : "num"}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, profit }) => (
            <tr key={key}>
              <th scope="row">
                <Name of={key} by={by} names={names} />
              </th>
              <Figures
                profit={profit}
                currency={currency}
                lines={key === "none" ? null : lines(key)}
                costs={by === "partner" || key === "none" ? costs(key) : null}
              />
            </tr>
          ))}
          {rest && (
            <tr>
              <th scope="row" className="quiet">
                The rest
              </th>
              <Figures profit={rest} currency={currency} lines={null} costs={null} />
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <Figures profit={total} currency={currency} lines={null} costs={costs("all")} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function Name({
  of,
  by,
  names,
}: {
  of: string;
  by: ProfitDimension;
  names: ProfitTableProps["names"];
}) {
  const known = names.get(of);
  const said = (
    <>
      {known?.name ?? "Unknown"}
      {known?.note && <small className="faint">{` ${known.note}`}</small>}
    </>
  );
  if (by !== "customer" || of === "none" || of.startsWith("unknown")) return said;
  return (
    <Link className="strong" to={`/desk/customers/${of}/profit`}>
      {said}
    </Link>
  );
}

type FiguresProps = {
  profit: Profit;
  currency: string;
  lines: string | null;
  costs: string | null;
};

function Figures({ profit, currency, lines, costs }: FiguresProps) {
  const text = (minor: bigint) => formatAmount(minor, currency);
  const door = (minor: bigint, to: string | null) =>
    minor === 0n ? (
      NOTHING
    ) : to ? (
      <Link className="figure-door" to={to}>
        {text(minor)}
      </Link>
    ) : (
      text(minor)
    );
  const share = (value: number | null) =>
    value === null ? NOTHING : formatPercent(value, undefined, { digits: 0 });
  return (
    <>
      <td className="num">{door(profit.netMinor, lines)}</td>
      <td className="num col-2">{door(profit.goodsMinor, null)}</td>
      <td className="num col-2">{door(costsOf(profit), costs)}</td>
      <td className="num strong">{text(profitOf(profit))}</td>
      <td className="num">{share(profit.coveredMinor === 0n ? null : marginOf(profit))}</td>
      <td className="num col-2 quiet">{share(coverageOf(profit))}</td>
    </>
  );
}
