import { Link } from "@remix-run/react";

import { formatAmount, formatDay, formatMoney, NOTHING } from "#app/ui/format.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import { SectionHead } from "#app/ui/page.tsx";
import { Status, type Tone } from "#app/ui/status.tsx";

import type { AccountDeal, AccountDeals, DealTotals } from "../account-deals.ts";
import type { Side } from "../joint-account.ts";
import { monthName, type Names } from "./account-words.ts";

type Look = { word: string; mark: MarkName; tone?: Tone };

const looks: Partial<Record<AccountDeal["status"], Look>> = {
  submitted: { word: "Submitted", mark: "review", tone: "live" },
  in_review: { word: "In review", mark: "review", tone: "live" },
  info_requested: { word: "Information needed", mark: "info", tone: "warn" },
  approved: { word: "Approved", mark: "ok", tone: "ok" },
};

const stages: Record<string, string> = {
  prospect: "Prospect",
  qualified: "Qualified",
  proposal: "Proposal",
  negotiation: "Negotiation",
  committed: "Committed",
};

type DealsProps = { deals: AccountDeals; side: Side; names: Names; dealBase: string; today: Date };

/** Open deals: one's own in full, the other side's as far as it shows them. */
export function AccountDealsTable({ deals, side, names, dealBase, today }: DealsProps) {
  const { rows, totals } = deals;
  return (
    <section aria-label="Open deals">
      <SectionHead title="Open deals" sub={rows.length || "None in sight"} overTable />
      {totals.map((total) => (
        <p className="quiet px-[var(--gutter)] pb-2" key={total.currency}>
          {totalWords(total, side, names)}
        </p>
      ))}
      {rows.length > 0 && (
        <table className="table">
          <caption className="sr">Open deals</caption>
          <thead>
            <tr>
              <th scope="col">Deal</th>
              <th scope="col" className="col-2">
                By
              </th>
              <th scope="col" className="num">
                Value
              </th>
              <th scope="col">State</th>
              <th scope="col" className="col-2">
                Stage
              </th>
              <th scope="col" className="col-3">
                Expected
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <DealRow key={row.key} {...{ row, side, names, dealBase, today }} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type RowProps = Omit<DealsProps, "deals"> & { row: AccountDeal };

function DealRow({ row, side, names, dealBase, today }: RowProps) {
  const look = looks[row.status] ?? { word: row.status, mark: "dot" as const };
  const title = row.families.join(", ") || row.number;
  return (
    <tr>
      <td>
        {row.dealId ? (
          <Link className="strong" to={`${dealBase}/${row.dealId}`}>
            {title}
          </Link>
        ) : (
          <span className="strong">{title}</span>
        )}
        {row.number && row.families.length > 0 && (
          <span className="faint small col-2"> {row.number}</span>
        )}
      </td>
      <td className="col-2">{byWords(row, side, names)}</td>
      <td className="num nowrap">
        {row.valueMinor === null
          ? NOTHING
          : `${formatAmount(row.valueMinor, row.currency, undefined, { whole: true })} ${row.currency}`}
      </td>
      <td>
        <Status mark={look.mark} tone={look.tone}>
          {look.word}
        </Status>
      </td>
      <td className="col-2">{row.stage ? (stages[row.stage] ?? row.stage) : NOTHING}</td>
      <td className="col-3 quiet">{expected(row, today)}</td>
    </tr>
  );
}

function byWords({ by, dealId }: AccountDeal, side: Side, names: Names) {
  if (side === "partner") return dealId ? "You" : "Another partner";
  return by ?? names.partner;
}

const expected = ({ closeDay, number }: AccountDeal, today: Date) => {
  if (!closeDay) return NOTHING;
  return number ? formatDay(closeDay, undefined, today) : monthName(closeDay);
};

function totalWords({ deals, currency, valueMinor }: DealTotals, side: Side, names: Names) {
  const worth =
    valueMinor === null
      ? ""
      : `, worth ${formatMoney(valueMinor, currency, undefined, { whole: true })}`;
  const count = deals === 1 ? "1 open deal" : `${deals} open deals`;
  return side === "vendor"
    ? `${names.partner} works on ${count}${worth}`
    : `Other partners work on ${count}${worth} at list price`;
}
