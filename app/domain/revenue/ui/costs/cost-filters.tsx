import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";

import { costKindNames, costKinds } from "../../costs/channel-cost.ts";
import type { CostsSearch } from "../../costs/costs-query.schema.ts";

type CostFiltersProps = {
  search: CostsSearch;
  partners: { id: string; name: string }[];
};

const only = {
  left: "Not attributed",
  unrated: "Without a rate",
  ended: "Taken back",
} as const;

/** What the list of costs is narrowed to. */
export function CostFilters({ search, partners }: CostFiltersProps) {
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) =>
    withParams(params, { ...changes, after: null, cost: null });
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return (
    <Filters>
      <SearchFilter value={search.q} label="Document or special price" />
      <FilterMenu
        label="Kind"
        value={search.kind ? costKindNames[search.kind] : "All"}
        pressed={Boolean(search.kind)}
      >
        <MenuLink to={to({ kind: null })} current={!search.kind}>
          All
        </MenuLink>
        {costKinds.map((kind) => (
          <MenuLink key={kind} to={to({ kind })} current={kind === search.kind}>
            {costKindNames[kind]}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu
        label="Partner"
        value={search.partner ? (names.get(search.partner) ?? "Unknown") : "All"}
        pressed={Boolean(search.partner)}
      >
        <MenuLink to={to({ partner: null })} current={!search.partner}>
          All
        </MenuLink>
        {partners.map(({ id, name }) => (
          <MenuLink key={id} to={to({ partner: id })} current={id === search.partner}>
            {name}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu label="Last day" pressed={Boolean(search.from ?? search.to)}>
        <FilterForm own={["from", "to", "after"]}>
          <label className="label" htmlFor="costs-from">
            From
          </label>
          <TextInput id="costs-from" type="date" name="from" defaultValue={dayIn(search.from)} />
          <label className="label" htmlFor="costs-to">
            To
          </label>
          <TextInput id="costs-to" type="date" name="to" defaultValue={dayIn(search.to)} />
        </FilterForm>
      </FilterMenu>
      {(Object.keys(only) as (keyof typeof only)[]).map((each) => (
        <Chip
          key={each}
          to={to({ only: search.only === each ? null : each })}
          pressed={search.only === each}
        >
          {only[each]}
        </Chip>
      ))}
    </Filters>
  );
}

const dayIn = (day: Date | undefined) => day?.toISOString().slice(0, 10) ?? "";
