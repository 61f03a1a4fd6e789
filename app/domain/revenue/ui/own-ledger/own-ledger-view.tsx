import { Link, useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { ExportMenu } from "#app/ui/export-menu.tsx";
import { Kpi, Kpis } from "#app/ui/facts.tsx";
import { FilterMenu, Filters, Segmented } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";
import { formatMoney, formatUnits } from "#app/ui/format.ts";
import { MenuLink } from "#app/ui/menu.tsx";
import { PageHead } from "#app/ui/page.tsx";

import type { OwnFigure } from "../../own-ledger/own-ledger.store.server.ts";
import { type OwnFlow, ownRows } from "../../own-ledger/own-ledger-query.ts";
import type { OwnLedger } from "../../own-ledger/read-own-ledger.server.ts";
import { presetNames, presets } from "../../period.ts";
import { OwnLedgerLines } from "./own-ledger-lines.tsx";
import { OwnLedgerTable, ownRowWords } from "./own-ledger-table.tsx";

type Props = { ledger: OwnLedger; vendorName: string; views: React.ReactNode };

/** A partner's own part of the ledger, at its own prices. */
export function OwnLedgerView({ ledger, vendorName, views }: Props) {
  const [params] = useSearchParams();
  const { query, figures, more } = ledger;
  const to = (changes: Record<string, string | null>) =>
    withParams(params, { of: null, at: null, show: null, ...changes });
  return (
    <>
      <PageHead
        title="Own ledger"
        sub={`What you bought from ${vendorName} and reported sold, at your prices`}
        actions={
          <>
            <Segmented
              label="Rows"
              segments={ownRows.map((by) => ({
                to: to({ by: by === "product" ? null : by }),
                label: ownRowWords[by],
                current: by === query.by,
              }))}
            />
            <ExportMenu of="/portal/revenue" params={params} />
          </>
        }
      />
      <Totals ledger={ledger} to={to} />
      <Filters>
        <FilterMenu label="Period" value={presetNames[query.preset]}>
          {presets.map((preset) => (
            <MenuLink key={preset} to={to({ period: preset })} current={preset === query.preset}>
              {presetNames[preset]}
            </MenuLink>
          ))}
        </FilterMenu>
        <SearchFilter value={query.q} label="Search products and customers" />
        {views}
      </Filters>
      {figures.length > 0 ? (
        <OwnLedgerTable {...ledger} />
      ) : (
        <Empty title={query.q ? "Nothing of yours fits" : "Nothing in this period"}>
          What {vendorName} invoices to you and what you report to have sold appears here.
        </Empty>
      )}
      {more > 0 && (
        <p className="quiet small px-[var(--gutter)] py-2">
          {`${formatUnits(more)} smaller rows are in the export`}
        </p>
      )}
      <OwnLedgerLines {...ledger} />
    </>
  );
}

type TotalsProps = {
  ledger: OwnLedger;
  to: (changes: Record<string, string | null>) => string;
};

function Totals({ ledger: { totals, unpriced }, to }: TotalsProps) {
  const units = (of: (total: OwnFigure) => number) =>
    totals.reduce((sum, total) => sum + of(total), 0);
  const money = (of: (total: OwnFigure) => bigint) =>
    totals
      .filter((total) => of(total) !== 0n && total.currency)
      .map((total) => formatMoney(of(total), total.currency, undefined, { short: true }))
      .join(", ");
  const door = (of: OwnFlow, count: number) => (
    <Link className="figure-door" to={`${to({ by: null, of, at: "all" })}#lines`}>
      {`${formatUnits(count)} units`}
    </Link>
  );
  const stockUnits = units(({ stockUnits: own }) => own);
  return (
    <Kpis>
      <Kpi
        label="Bought"
        value={door(
          "bought",
          units(({ boughtUnits }) => boughtUnits),
        )}
        change={money(({ boughtMinor }) => boughtMinor)}
      />
      <Kpi
        label="Sold"
        value={door(
          "sold",
          units(({ soldUnits }) => soldUnits),
        )}
        change={money(({ soldMinor }) => soldMinor)}
      />
      <Kpi
        label="Came back"
        value={door(
          "back",
          units(({ backUnits }) => backUnits),
        )}
        change={money(({ backMinor }) => backMinor)}
      />
      <Kpi
        label="In stock, today"
        value={door("stock", stockUnits)}
        change={
          unpriced > 0
            ? `${formatUnits(unpriced)} from your distributor`
            : money(({ paidMinor }) => paidMinor)
        }
      />
      <Kpi
        label="Uncovered"
        value={door(
          "uncovered",
          units(({ waitingUnits }) => waitingUnits),
        )}
        change="sold without an invoice behind it"
      />
    </Kpis>
  );
}
