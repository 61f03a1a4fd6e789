import { useSearchParams } from "@remix-run/react";

import type { ReactNode } from "react";

import { countries } from "#app/domain/partners/countries.ts";
import { withParams } from "#app/ui/address.ts";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { Select } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";

import type { CustomerListQuery } from "../customer-list.schema.ts";
import { countryName, kindWords, lifecycleLooks } from "./customer-words.ts";

type CustomerListFiltersProps = {
  query: CustomerListQuery;
  partners: { id: string; name: string }[];
  views?: ReactNode;
  /** Filters by what other rooms know of customers. */
  more?: ReactNode;
};

/** Which customers the list shows. */
export function CustomerListFilters({ query, partners, views, more }: CustomerListFiltersProps) {
  const [params] = useSearchParams();
  const choose = (changes: Record<string, string | null>) =>
    withParams(params, { after: null, before: null, ...changes });
  return (
    <Filters>
      <SearchFilter value={query.q} label="Search customers" placeholder="Name, domain or number" />
      {(["active", "prospect", "former"] as const).map((lifecycle) => {
        const pressed = query.lifecycle === lifecycle;
        return (
          <Chip
            key={lifecycle}
            to={choose({ lifecycle: pressed ? null : lifecycle })}
            pressed={pressed}
          >
            {lifecycleLooks[lifecycle].word}
          </Chip>
        );
      })}
      <Chip
        to={choose({ family: query.family ? null : "parents" })}
        pressed={Boolean(query.family)}
      >
        With subsidiaries
      </Chip>
      <FilterMenu
        label="Kind"
        value={query.kind ? kindWords[query.kind] : "All"}
        pressed={Boolean(query.kind)}
      >
        <MenuLink to={choose({ kind: null })} current={!query.kind}>
          All
        </MenuLink>
        {(["organisation", "household", "person"] as const).map((kind) => (
          <MenuLink key={kind} to={choose({ kind })} current={kind === query.kind}>
            {kindWords[kind]}
          </MenuLink>
        ))}
      </FilterMenu>
      <OneOf
        label="Country"
        name="country"
        chosen={query.country}
        chosenWord={query.country && countryName(query.country)}
        options={Object.entries(countries).map(([value, label]) => ({ value, label }))}
      />
      <OneOf
        label="Partner"
        name="partner"
        chosen={query.partner}
        chosenWord={partners.find(({ id }) => id === query.partner)?.name}
        options={partners.map(({ id: value, name: label }) => ({ value, label }))}
      />
      {more}
      {views}
    </Filters>
  );
}

type OneOfProps = {
  label: string;
  name: string;
  chosen: string | undefined;
  chosenWord: string | undefined;
  options: { value: string; label: string }[];
};

/** One of many, too many for a menu of links. */
function OneOf({ label, name, chosen, chosenWord, options }: OneOfProps) {
  return (
    <FilterMenu label={label} value={chosenWord ?? "All"} pressed={Boolean(chosen)}>
      <FilterForm own={[name]}>
        <Select
          name={name}
          aria-label={label}
          none="All"
          defaultValue={chosen ?? ""}
          options={options}
        />
      </FilterForm>
    </FilterMenu>
  );
}
