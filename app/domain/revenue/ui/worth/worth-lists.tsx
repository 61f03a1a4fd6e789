import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

import { formatDay, formatMoney, formatPercent, NOTHING } from "#app/ui/format.ts";
import { Section } from "#app/ui/page.tsx";

import type { WorthOverview } from "../../worth/read-worth.server.ts";
import type { WorthRow } from "../../worth/worth-row.ts";
import { SegmentStatus } from "./moves-table.tsx";
import { silenceWords } from "./segment-words.ts";

type ListProps = {
  title: string;
  sub: string;
  rows: WorthRow[];
  /** Where all of them are. */
  all: string;
  empty: string;
  second: (row: WorthRow) => ReactNode;
  figure: (row: WorthRow) => ReactNode;
};

function FewCustomers({ title, sub, rows, all, empty, second, figure }: ListProps) {
  return (
    <Section
      title={title}
      sub={sub}
      actions={
        rows.length > 0 && (
          <Link className="link small" to={`/desk/value/customers?${all}`}>
            All
          </Link>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="quiet small">{empty}</p>
      ) : (
        <table className="table" data-density="dense" data-inset="" data-bare="">
          <caption className="sr">{title}</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.customerId}>
                <th scope="row" className="fill w-full">
                  <Link className="strong" to={`/desk/customers/${row.customerId}`}>
                    {row.name}
                  </Link>
                  <small className="quiet block wraps">{second(row)}</small>
                </th>
                <td className="num">{figure(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** Who may be leaving and why, who has just gone, and who is new. */
export function WorthLists({ run, atRisk, leaving, fresh }: WorthOverview) {
  const { currency, until, against } = run.report;
  const money = (minor: bigint | null) =>
    minor === null ? NOTHING : formatMoney(minor, currency, undefined, { whole: true });
  const since = against ? `since ${formatDay(against, undefined, until)}` : "";
  return (
    <>
      <FewCustomers
        title="At risk"
        sub="most to lose first, 52 weeks’ revenue"
        rows={atRisk}
        all="segment=at_risk"
        empty="Nobody who buys has been silent for longer than usual"
        second={(row) => silenceWords(row, until)}
        figure={(row) => (
          <>
            {money(row.yearMinor)}
            <small className="quiet block">
              {row.active === null
                ? "in 52 weeks"
                : `${formatPercent(row.active, undefined, { digits: 0 })} likely to buy`}
            </small>
          </>
        )}
      />
      <FewCustomers
        title="Slipped away"
        sub={since}
        rows={leaving}
        all="segment=leaving"
        empty="Nobody has left a segment of those who stay"
        second={(row) => silenceWords(row, until)}
        figure={(row) => (
          <>
            <SegmentStatus segment={row.segment} />
            <small className="quiet block">{`was worth ${money(row.wasMinor)}`}</small>
          </>
        )}
      />
      <FewCustomers
        title="New"
        sub="newest first, 52 weeks’ revenue"
        rows={fresh}
        all="segment=new"
        empty="Nobody bought for the first time lately"
        second={(row) =>
          `Since ${formatDay(row.firstDay, undefined, until)}, ${row.purchases === 1 ? "1 purchase" : `${row.purchases} purchases`}`
        }
        figure={(row) => money(row.yearMinor)}
      />
    </>
  );
}
