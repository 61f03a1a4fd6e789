import { Link, useSearchParams } from "@remix-run/react";

import { BarSplit } from "#app/ui/charts/bar-split.tsx";
import { NOTHING } from "#app/ui/format.ts";

import { changeOf, type Measured, type Split, sumOf } from "../pivot.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { ALL, rowCell } from "../revenue-query.schema.ts";
import { changeInWords, openCell, writeFigure } from "./revenue-words.ts";

const WIDEST = 84;

type Query = RevenuePage["query"];

type FigureCellProps = {
  /** The figure's name in the address. */
  at: string;
  measured: Measured | undefined;
  query: Query;
  largest: bigint | null;
  strong?: boolean;
};

/** A figure that opens; below it how it splits, or how it moved. */
export function FigureCell({ at, measured, query, largest, strong }: FigureCellProps) {
  const className = strong ? "num strong" : "num";
  const compared = query.against !== "none";
  const moved =
    compared && measured ? changeInWords(sumOf(measured), sumOf(measured.former)) : null;
  if (!measured || (isNothing(measured) && !moved)) {
    return <td className={`${className} faint`}>{NOTHING}</td>;
  }
  return (
    <OpenCell at={at} query={query} className={className}>
      {writeFigure(sumOf(measured), query)}
      {largest !== null && <Bar split={measured} largest={largest} query={query} />}
      {compared && !strong && <small className="faint">{moved ?? NOTHING}</small>}
    </OpenCell>
  );
}

/** What the total was before, and how far from it it is. */
export function ChangeCells({
  at,
  measured,
  query,
}: {
  at: string | null;
  measured: Measured;
  query: Query;
}) {
  const former = sumOf(measured.former);
  const change = changeOf(measured);
  return (
    <>
      {isNothing(measured.former) ? (
        <td className="num faint">{NOTHING}</td>
      ) : (
        <OpenCell at={rowCell(at, ALL, "former")} query={query} className="num quiet">
          {writeFigure(former, query)}
        </OpenCell>
      )}
      {change === 0n ? (
        <td className="num faint">{NOTHING}</td>
      ) : (
        <OpenCell at={rowCell(at, ALL, "change")} query={query} className="num">
          {writeFigure(change, query, true)}
        </OpenCell>
      )}
      <td className="num quiet nowrap">{changeInWords(sumOf(measured), former) ?? NOTHING}</td>
    </>
  );
}

const isNothing = (split: Split) => split.indirectMinor === 0n && split.directMinor === 0n;

type OpenCellProps = {
  at: string;
  query: Query;
  className: string;
  children: React.ReactNode;
};

function OpenCell({ at, query, className, children }: OpenCellProps) {
  const [params] = useSearchParams();
  const open = at === query.cell;
  return (
    <td className={className} data-open={open ? "" : undefined}>
      <Link className="cell" to={openCell(params, at)} aria-current={open ? "true" : undefined}>
        {children}
      </Link>
    </td>
  );
}

function Bar({ split, largest, query }: { split: Split; largest: bigint; query: Query }) {
  const length = Number((sumOf(split) * 1_000n) / largest) / 1_000;
  const words = (value: bigint) => writeFigure(value, query);
  return (
    <BarSplit
      width={Math.round(Math.min(Math.max(length, 0.02), 1) * WIDEST)}
      title={`Indirect ${words(split.indirectMinor)}, direct ${words(split.directMinor)}`}
      parts={[
        { share: Number(split.indirectMinor), colour: "indirect" },
        { share: Number(split.directMinor), colour: "direct" },
      ]}
    />
  );
}
