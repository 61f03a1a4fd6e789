import { Link } from "@remix-run/react";

import { formatDay, NOTHING } from "#app/ui/format.ts";
import { Status } from "#app/ui/status.tsx";

import { kindNames } from "../../submission.ts";
import type { DueSpan } from "../due-spans.ts";
import { cellOf } from "../overview-cell.ts";
import { lookOf, monthName } from "../period-words.ts";
import type { OverviewRow } from "../reporting-overview.server.ts";
import { Score } from "./score.tsx";

type OverviewTableProps = {
  rows: OverviewRow[];
  spans: DueSpan[];
  by: "week" | "month";
  today: Date;
};

/** Partners by the days on which their reports were due. */
export function OverviewTable({ rows, spans, by, today }: OverviewTableProps) {
  const name = ({ firstDay }: DueSpan) =>
    by === "week" ? formatDay(firstDay, undefined, today) : monthName(firstDay, today);
  // Older ones fall away first; a phone keeps this one and the one before.
  const fallsAt = (place: number) => {
    const fromEnd = spans.length - 1 - place;
    if (fromEnd === 1 || fromEnd === 2) return undefined;
    return fromEnd < 4 ? "col-2" : "col-3";
  };
  return (
    <table className="table">
      <caption className="sr">
        Reports of each partner by the {by} in which they were due, the latest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Partner and report</th>
          <th scope="col" className="num col-2">
            Quality
          </th>
          {spans.map((span, place) => (
            <th key={span.firstDay.getTime()} scope="col" className={fallsAt(place)}>
              <span className="sr">Due from </span>
              {name(span)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.partnerId} ${row.kind}`}>
            <th scope="row">
              <span className="two">
                <Link
                  className="row-link strong clip"
                  to={`/desk/reporting/${row.partnerId}?kind=${row.kind}`}
                >
                  {row.partnerName}
                </Link>
                <small>{kindNames[row.kind]}</small>
              </span>
            </th>
            <td className="num col-2">
              <Score of={row.score} />
            </td>
            {spans.map((span, place) => (
              <td key={span.firstDay.getTime()} className={fallsAt(place)}>
                <Cell row={row} span={span} today={today} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ row, span, today }: { row: OverviewRow; span: DueSpan; today: Date }) {
  const cell = cellOf(row, span, today);
  if (!cell) return <span className="faint">{NOTHING}</span>;
  const { mark, tone } = lookOf(cell, cell.state);
  return (
    <Link className="figure-door" to={cell.to} title={cell.title}>
      <Status mark={mark} tone={tone} small>
        {cell.words}
      </Status>
    </Link>
  );
}
