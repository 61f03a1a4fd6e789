import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { formatDay, formatMoney, formatUnits, NOTHING } from "#app/ui/format.ts";
import { ScrollRegion, SectionHead } from "#app/ui/page.tsx";

import type { OwnLedgerLine, OwnStock } from "../../own-ledger/own-ledger.store.server.ts";
import type { OwnFlow } from "../../own-ledger/own-ledger-query.ts";
import type { OwnLedger } from "../../own-ledger/read-own-ledger.server.ts";

export const ownFlowWords: Record<OwnFlow, string> = {
  bought: "Bought",
  sold: "Sold",
  back: "Came back",
  stock: "In stock",
  uncovered: "Uncovered",
};

/** The lines behind an open figure, as the partner sent them or was invoiced. */
export function OwnLedgerLines({ query, figures, opened }: OwnLedger) {
  const [params] = useSearchParams();
  if (!query.open || !opened) return null;
  const { of, at } = query.open;
  const row = figures.find(({ key }) => key === at)?.name;
  const shown = of === "stock" ? opened.stock.length : opened.lines.length;
  const sub = shown < opened.count ? `the latest ${shown} of ${opened.count}` : `${shown} lines`;
  return (
    <section id="lines" className="divide" aria-label="Lines behind the figure">
      <SectionHead
        title={row ? `${ownFlowWords[of]}, ${row}` : ownFlowWords[of]}
        sub={sub}
        overTable
        actions={
          <>
            {of !== "stock" && <ExportMenu of="/portal/revenue/lines" params={params} />}
            <LinkButton
              to={withParams(params, { of: null, at: null, show: null })}
              kind="bare"
              size="sm"
              icon="x"
              iconOnly
              preventScrollReset
            >
              Close
            </LinkButton>
          </>
        }
      />
      {shown === 0 && <Empty title="No lines behind this figure" />}
      {shown > 0 && (of === "stock" ? <Stock stock={opened.stock} /> : <Lines opened={opened} />)}
      {shown < opened.count && (
        <p className="small px-[var(--gutter)] py-2">
          <Link
            className="link"
            to={withParams(params, { show: String(shown + 200) })}
            preventScrollReset
          >
            Show more lines
          </Link>
        </p>
      )}
    </section>
  );
}

function Lines({ opened }: { opened: NonNullable<OwnLedger["opened"]> }) {
  return (
    <ScrollRegion label="Lines behind the figure">
      <table className="table">
        <caption className="sr">Lines behind the figure</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="col-2">
              Document
            </th>
            <th scope="col">Product</th>
            <th scope="col" className="col-2">
              Customer
            </th>
            <th scope="col" className="num">
              Units
            </th>
            <th scope="col" className="num">
              Amount
            </th>
            <th scope="col" className="num col-2">
              Uncovered
            </th>
            <th scope="col">As sent</th>
          </tr>
        </thead>
        <tbody>
          {opened.lines.map((line) => (
            <tr key={line.factId}>
              <td className="nowrap">{formatDay(line.day)}</td>
              <td className="col-2 clip code">{line.document || NOTHING}</td>
              <td className="code clip">{line.partNo}</td>
              <td className="col-2 clip quiet">{customerOf(line)}</td>
              <td className="num">{formatUnits(line.quantity)}</td>
              <td className="num">{formatMoney(line.amountMinor, line.currency)}</td>
              <td className="num col-2">{line.waiting ? formatUnits(line.waiting) : NOTHING}</td>
              <td className="nowrap">
                {line.submissionId ? (
                  <Link
                    className="link"
                    to={`/portal/submissions/${line.submissionId}?row=${line.rowNo}`}
                  >
                    {`row ${formatUnits(line.rowNo)}`}
                  </Link>
                ) : (
                  <span className="quiet">invoice</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const customerOf = ({ customer, reseller }: OwnLedgerLine) =>
  [customer, reseller && `through ${reseller}`].filter(Boolean).join(", ") || NOTHING;

function Stock({ stock }: { stock: readonly OwnStock[] }) {
  return (
    <table className="table">
      <caption className="sr">What lies with you</caption>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Bought</th>
          <th scope="col" className="num">
            Units
          </th>
          <th scope="col" className="num">
            At your net
          </th>
        </tr>
      </thead>
      <tbody>
        {stock.map(({ productId, partNo, productName, day, units, paidMinor, currency }) => (
          <tr key={`${productId} ${day?.toISOString()} ${currency}`}>
            <td className="clip">
              <span className="code">{partNo}</span> <span className="quiet">{productName}</span>
            </td>
            <td className="quiet nowrap">{day ? formatDay(day) : "from your distributor"}</td>
            <td className="num">{formatUnits(units)}</td>
            <td className="num">
              {paidMinor !== null && currency ? formatMoney(paidMinor, currency) : NOTHING}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
