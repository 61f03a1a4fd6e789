import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Empty } from "#app/ui/empty.tsx";
import { FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { formatDays, formatPercent, formatUnits } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import { Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { dayKey, presetNames, presets } from "../../period.ts";
import { coverageOf, profitDimensions } from "../../profit/profit.ts";
import type { ProfitPage } from "../../profit/read-profit-page.server.ts";
import { ProfitSteps } from "./profit-steps.tsx";
import { dimensionNames, ProfitTable } from "./profit-table.tsx";

/** Profit of a period: how it comes about, and by whom. */
export function ProfitView({ page }: { page: ProfitPage }) {
  const { view, currency, by, period, names } = page;
  const { total } = view;
  return (
    <>
      <ProfitFilters {...page} />
      {view.rows.length === 0 ? (
        <Empty title="Nothing was sold in these days">
          Sales to end customers and channel costs appear here
        </Empty>
      ) : (
        <>
          <ProfitGaps page={page} />
          <Section title="From vendor net to profit" sub={currency}>
            <ProfitSteps profit={total} currency={currency} />
          </Section>
          <ProfitTable view={view} by={by} period={period} currency={currency} names={names} />
        </>
      )}
    </>
  );
}

/** What keeps the profit from being whole, by name. */
function ProfitGaps({ page: { view, unratedCosts } }: { page: ProfitPage }) {
  const { total } = view;
  const coverage = coverageOf(total);
  const gaps = [
    coverage !== null &&
      total.coveredMinor !== total.netMinor &&
      (total.coveredMinor === 0n
        ? "No product sold has a cost of goods: all of the net counts as profit"
        : `The cost of goods is known for ${formatPercent(coverage)} of the net; the rest counts as if it cost nothing`),
    total.unrated > 0 && `${formatUnits(total.unrated)} sales have no exchange rate`,
    unratedCosts > 0 && `${formatUnits(unratedCosts)} channel costs have no exchange rate`,
  ].filter((words) => words !== false);
  if (gaps.length === 0) return null;
  return (
    <Notice tone="warn" title="Some costs are not known">
      <ul>
        {gaps.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Notice>
  );
}

function ProfitFilters({ by, preset, period, top }: ProfitPage) {
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) => withParams(params, changes);
  return (
    <Filters>
      <FilterMenu label="By" value={dimensionNames[by]}>
        {profitDimensions.map((each) => (
          <MenuLink key={each} to={to({ by: each })} current={each === by}>
            {dimensionNames[each]}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu
        label="Period"
        value={preset ? presetNames[preset] : formatDays(period.from, period.to)}
      >
        {presets.map((each) => (
          <MenuLink
            key={each}
            to={to({ period: each, from: null, to: null })}
            current={each === preset}
          >
            {presetNames[each]}
          </MenuLink>
        ))}
        <FilterForm own={["from", "to", "period"]}>
          <label className="label" htmlFor="profit-from">
            From
          </label>
          <TextInput id="profit-from" type="date" name="from" defaultValue={dayKey(period.from)} />
          <label className="label" htmlFor="profit-to">
            To
          </label>
          <TextInput id="profit-to" type="date" name="to" defaultValue={dayKey(period.to)} />
        </FilterForm>
      </FilterMenu>
      <FilterMenu label="Largest" value={top}>
        {[10, 25, 50, 100].map((each) => (
          <MenuLink key={each} to={to({ top: String(each) })} current={each === top}>
            {each}
          </MenuLink>
        ))}
      </FilterMenu>
    </Filters>
  );
}
