import { Link } from "@remix-run/react";

import { BarSplit } from "#app/ui/charts/bar-split.tsx";
import { formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";

import type { Figure } from "../../pipeline/pipeline.ts";

export type NamedFigure = Figure & { name: string; to: string };

type FigureTableProps = {
  caption: string;
  /** What the first column is called: "Stage". */
  nameOf: string;
  currency: string;
  figures: readonly NamedFigure[];
};

const LONGEST = 96;

/** Figures under their names, each a door to its deals. The bar shows the value, its dark part what is weighted. */
export function FigureTable({ caption, nameOf, currency, figures }: FigureTableProps) {
  const most = figures.reduce((sum, { minor }) => (minor > sum ? minor : sum), 1n);
  const money = (minor: bigint) =>
    minor === 0n ? NOTHING : formatMoney(minor, currency, undefined, { whole: true });
  return (
    <div className="table-frame">
      <table className="table" data-density="dense" data-inset="">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{nameOf}</th>
            <th scope="col" className="col-2">
              <span className="sr">Value, drawn</span>
            </th>
            <th scope="col" className="num">
              Deals
            </th>
            <th scope="col" className="num">
              Value
            </th>
            <th scope="col" className="num col-2">
              Weighted
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ key, name, to, deals, minor, weightedMinor }) => (
            <tr key={key}>
              <th scope="row" className="clip">
                {name}
              </th>
              <td className="col-2">
                <BarSplit
                  width={Math.round((Number(minor) / Number(most)) * LONGEST)}
                  parts={[
                    { share: Number(weightedMinor), colour: "indirect" },
                    { share: Number(minor - weightedMinor), colour: "indirect-3" },
                  ]}
                />
              </td>
              <td className="num">{deals === 0 ? NOTHING : formatUnits(deals)}</td>
              <td className="num">
                {deals === 0 ? (
                  NOTHING
                ) : (
                  <Link className="figure-door" to={to}>
                    {money(minor)}
                  </Link>
                )}
              </td>
              <td className="num quiet col-2">{money(weightedMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
