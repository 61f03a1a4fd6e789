import { formatDay, formatMoney, formatUnits } from "#app/ui/format.ts";
import { ScrollRegion, SectionHead } from "#app/ui/page.tsx";
import { Status } from "#app/ui/status.tsx";

import type { WorthReport } from "../../worth/report.ts";
import { type Segment, segments } from "../../worth/segments.ts";
import { segmentLooks } from "./segment-words.ts";
import { CustomersDoor } from "./value-head.tsx";

/** Who went from which segment to which since the run before; each figure opens to its customers. */
export function MovesTable({ report }: { report: WorthReport }) {
  const { against, moves, currency } = report;
  if (!against) return null;
  const money = (minor: bigint) => formatMoney(minor, currency, undefined, { short: true });
  const cell = (from: Segment | null, to: Segment) =>
    moves.find((move) => move.from === from && move.to === to);
  const rows: (Segment | null)[] = [...segments, null];
  return (
    <>
      <SectionHead
        title={`Moves since ${formatDay(against)}`}
        sub="customers and their lifetime value; rows say what they were, columns what they are"
        overTable
      />
      <ScrollRegion label="Moves between segments">
        <table className="table pivot">
          <caption className="sr">{`Moves between segments since ${formatDay(against)}`}</caption>
          <thead>
            <tr>
              <th scope="col">Was</th>
              {segments.map((to) => (
                <th key={to} scope="col" className="num">
                  {segmentLooks[to].word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((from) => (
              <tr key={from ?? "none"}>
                <th scope="row">
                  {from ? (
                    <SegmentStatus segment={from} />
                  ) : (
                    <span className="quiet">First bought since</span>
                  )}
                </th>
                {segments.map((to) => {
                  const move = cell(from, to);
                  return (
                    <td key={to} className={from === to ? "num quiet" : "num"}>
                      {move ? (
                        <>
                          <CustomersDoor search={{ segment: to, was: from ?? "none" }}>
                            {formatUnits(move.customers)}
                          </CustomersDoor>
                          <small className="faint block">{money(move.minor)}</small>
                        </>
                      ) : (
                        <span className="faint">·</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

export function SegmentStatus({ segment }: { segment: Segment }) {
  const { word, ...look } = segmentLooks[segment];
  return <Status {...look}>{word}</Status>;
}
