import { useSearchParams } from "@remix-run/react";

import { Chip, FilterMenu, Filters, Legend } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { MenuDivider, MenuLink } from "#app/ui/menu.tsx";

import { comparisons } from "../former-period.ts";
import { presetNames, presets } from "../period.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { channelFilters, type Dimension, dimensions } from "../revenue-query.schema.ts";
import { channelWords, choose, comparisonWords, periodDays, rowWords } from "./revenue-words.ts";

const columnWords = (columns: Dimension | "total") =>
  columns === "total" ? "Total" : rowWords[columns].one;

type Props = Pick<RevenuePage, "query" | "partners" | "partnerNames" | "currencies" | "under"> & {
  views: React.ReactNode;
};

/** What is added up, how, and of whom. Every choice is a link, so it can be kept and sent. */
export function RevenueFilters(props: Props) {
  const { query, partners, partnerNames, currencies, under, views } = props;
  const columns = query.across ?? query.unit;
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) => choose(params, changes);
  const { from, to: until } = query.period;
  const days = `${formatDay(from)} to ${formatDay(until)}`;
  return (
    <Filters
      end={
        <Legend entries={legend}>
          {<span className="faint">{query.basis === "units" ? "base units" : query.currency}</span>}
        </Legend>
      }
    >
      <FilterMenu label="Rows" value={rowWords[query.by].one}>
        {dimensions.map((by) => (
          <MenuLink key={by} to={to({ by, sort: null })} current={by === query.by}>
            {rowWords[by].one}
          </MenuLink>
        ))}
        <MenuDivider />
        {[5, 10, 25, 50, 100].map((top) => (
          <MenuLink key={top} to={to({ top: String(top) })} current={top === query.top}>
            {`The largest ${top}`}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu label="Columns" value={columnWords(columns)}>
        {(["total", ...dimensions] as const)
          .filter((each) => each !== query.by)
          .map((each) => (
            <MenuLink key={each} to={to({ columns: each, sort: null })} current={each === columns}>
              {columnWords(each)}
            </MenuLink>
          ))}
      </FilterMenu>
      <FilterMenu label="Period" value={query.preset ? presetNames[query.preset] : days}>
        {presets.map((preset) => (
          <MenuLink
            key={preset}
            to={to({ period: preset, from: null, to: null, sort: null })}
            current={preset === query.preset}
          >
            {presetNames[preset]}
          </MenuLink>
        ))}
        <DaysForm {...periodDays(query.period)} />
      </FilterMenu>
      <FilterMenu
        label="Against"
        value={comparisonWords[query.against]}
        pressed={query.against !== "none"}
      >
        {comparisons.map((against) => (
          <MenuLink
            key={against}
            to={to({ against: against === "none" ? null : against, sort: null })}
            current={against === query.against}
          >
            {comparisonWords[against]}
          </MenuLink>
        ))}
      </FilterMenu>
      {under && (
        <>
          <Chip to={to({ under: null, alone: null })} pressed icon="building">
            {under}
          </Chip>
          <Chip to={to({ alone: query.alone ? null : "1" })} pressed={!query.alone}>
            With subsidiaries
          </Chip>
        </>
      )}
      <FilterMenu
        label="Channel"
        value={channelWords[query.channel]}
        pressed={query.channel !== "all"}
      >
        {channelFilters.map((channel) => (
          <MenuLink
            key={channel}
            to={to({ channel: channel === "all" ? null : channel })}
            current={channel === query.channel}
          >
            {channelWords[channel]}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu
        label="Partner"
        value={query.partner ? (partnerNames.get(query.partner) ?? "Unknown") : "All"}
        pressed={Boolean(query.partner)}
      >
        <MenuLink to={to({ partner: null })} current={!query.partner}>
          All
        </MenuLink>
        {partners.map(({ id, name }) => (
          <MenuLink key={id} to={to({ partner: id })} current={id === query.partner}>
            {name}
          </MenuLink>
        ))}
      </FilterMenu>
      {currencies.length > 1 && (
        <FilterMenu
          label="Currency"
          value={query.inBase ? `All, in ${query.currency}` : query.currency}
          pressed={!query.inBase}
        >
          <MenuLink to={to({ currency: null })} current={query.inBase}>
            All, at the rate of the day
          </MenuLink>
          {currencies.map((currency) => (
            <MenuLink
              key={currency}
              to={to({ currency })}
              current={!query.inBase && currency === query.currency}
            >
              {currency}
            </MenuLink>
          ))}
        </FilterMenu>
      )}
      <SearchFilter value={query.q} label="Search customers" />
      {views}
    </Filters>
  );
}

const legend = [
  { colour: "indirect" as const, label: "Indirect" },
  { colour: "direct" as const, label: "Direct" },
];

function DaysForm({ from, to }: { from: string; to: string }) {
  return (
    <FilterForm own={["from", "to", "period", "sort", "cell", "line", "show"]}>
      <label>
        From
        <input className="input push" type="date" name="from" defaultValue={from} required />
      </label>
      <label>
        To
        <input className="input push" type="date" name="to" defaultValue={to} required />
      </label>
    </FilterForm>
  );
}
