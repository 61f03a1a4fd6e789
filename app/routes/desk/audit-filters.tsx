import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { TextInput } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";

import { type AuditQuery, OWN_SIDE } from "./audit-query.ts";
import { actionWords } from "./audit-words.ts";

type AuditFiltersProps = {
  query: AuditQuery;
  actions: string[];
  vendorName: string;
  params: URLSearchParams;
  /** The views that were kept. */
  children?: ReactNode;
};

/** Which entries the trail shows. */
export function AuditFilters(props: AuditFiltersProps) {
  const { query, actions, vendorName, params, children } = props;
  const to = (changes: Record<string, string | null>) =>
    withParams(params, { after: null, before: null, ...changes });
  const side = query.partner === OWN_SIDE ? vendorName : query.partner;
  return (
    <Filters>
      <SearchFilter
        value={query.q}
        label="Search what was noted"
        placeholder="Word, number or id"
      />
      <FilterMenu
        label="Deed"
        value={query.action ? actionWords(query.action) : "All"}
        pressed={Boolean(query.action)}
      >
        <MenuLink to={to({ action: null })} current={!query.action}>
          All
        </MenuLink>
        {actions.map((action) => (
          <MenuLink key={action} to={to({ action })} current={action === query.action}>
            {actionWords(action)}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu label="Who" value={query.person ?? "Anybody"} pressed={Boolean(query.person)}>
        <FilterForm own={["person"]}>
          <Field label="Name">
            <TextInput name="person" defaultValue={query.person} />
          </Field>
        </FilterForm>
      </FilterMenu>
      <FilterMenu label="For" value={side ?? "All"} pressed={Boolean(side)}>
        <MenuLink to={to({ partner: null })} current={!query.partner}>
          All
        </MenuLink>
        <MenuLink to={to({ partner: OWN_SIDE })} current={query.partner === OWN_SIDE}>
          {vendorName}
        </MenuLink>
        <FilterForm own={["partner"]}>
          <Field label="Partner">
            <TextInput
              name="partner"
              defaultValue={query.partner === OWN_SIDE ? undefined : query.partner}
            />
          </Field>
        </FilterForm>
      </FilterMenu>
      <FilterMenu
        label="When"
        value={periodWords(query)}
        pressed={Boolean(query.from ?? query.until)}
      >
        <FilterForm own={["from", "until"]}>
          <Field label="First day">
            <DateField name="from" defaultValue={query.from} />
          </Field>
          <Field label="Last day">
            <DateField name="until" defaultValue={query.until} />
          </Field>
        </FilterForm>
      </FilterMenu>
      {query.subject && (
        <Chip to={to({ subject: null })} pressed icon="filter">
          One subject
        </Chip>
      )}
      {children}
    </Filters>
  );
}

function periodWords({ from, until }: AuditQuery): string {
  const first = from && formatDay(new Date(from));
  const last = until && formatDay(new Date(until));
  if (first && last) return `${first} to ${last}`;
  if (first) return `from ${first}`;
  return last ? `until ${last}` : "Any day";
}
