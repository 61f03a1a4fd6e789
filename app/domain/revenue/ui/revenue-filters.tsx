import { useSearchParams } from "@remix-run/react";

import { FilterMenu, Filters, Legend } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { MenuLink } from "#app/ui/menu.tsx";

import { presetNames, presets } from "../period.ts";
import type { RevenuePage } from "../read-revenue.server.ts";
import { channelFilters, rowKinds } from "../revenue-query.schema.ts";
import { channelWords, choose, periodDays, rowWords } from "./revenue-words.ts";

const units = { quarter: "Quarter", month: "Month", total: "Total" } as const;

type Props = Pick<RevenuePage, "query" | "partners" | "partnerNames" | "currencies">;

/** What is added up, how, and of whom. Every choice is a link, so it can be kept and sent. */
export function RevenueFilters({ query, partners, partnerNames, currencies }: Props) {
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) => choose(params, changes);
  const { from, to: until } = query.period;
  const days = `${formatDay(from)} to ${formatDay(until)}`;
  return (
    <Filters
      end={<Legend entries={legend}>{<span className="faint">{query.currency}</span>}</Legend>}
    >
      <FilterMenu label="Rows" value={rowWords[query.by].one}>
        {rowKinds.map((by) => (
          <MenuLink key={by} to={to({ by, sort: null })} current={by === query.by}>
            {rowWords[by].one}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu label="Columns" value={units[query.unit]}>
        {(["quarter", "month", "total"] as const).map((unit) => (
          <MenuLink key={unit} to={to({ columns: unit, sort: null })} current={unit === query.unit}>
            {units[unit]}
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
