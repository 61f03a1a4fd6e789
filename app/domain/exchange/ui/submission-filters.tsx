import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Field } from "#app/ui/field.tsx";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { formatDay } from "#app/ui/format.ts";
import { MenuLink } from "#app/ui/menu.tsx";
import type { SubmissionListQuery } from "../submission.schema.ts";
import { kindNames, type SubmissionKind, statusNames } from "../submission.ts";

type Choice = { value: string; label: string };
type SubmissionFiltersProps = {
  query: SubmissionListQuery;
  /** Whose files there are; left out on a partner's own side. */
  partners?: Choice[];
  kinds: readonly SubmissionKind[];
  views?: ReactNode;
};

const choicesOf = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export function SubmissionFilters({ query, partners, kinds, views }: SubmissionFiltersProps) {
  const kindChoices = kinds.map((kind) => ({ value: kind, label: kindNames[kind] }));
  return (
    <Filters>
      <SearchFilter value={query.q} label="Search by file name" placeholder="File name" />
      {partners && (
        <Filter name="partner" label="Partner" chosen={query.partner} choices={partners} />
      )}
      <Filter name="kind" label="Kind" chosen={query.kind} choices={kindChoices} />
      <Filter name="status" label="State" chosen={query.status} choices={choicesOf(statusNames)} />
      <DaysFilter query={query} />
      {views}
    </Filters>
  );
}

/** Files of which lines lie between two days. */
function DaysFilter({ query: { from, to } }: { query: SubmissionListQuery }) {
  const [params] = useSearchParams();
  if (from || to) {
    const words = [from && `from ${formatDay(from)}`, to && `to ${formatDay(to)}`];
    return (
      <Chip
        to={withParams(params, { from: null, to: null, after: null, before: null })}
        pressed
        icon="calendar"
      >
        Lines {words.filter(Boolean).join(" ")}
      </Chip>
    );
  }
  return (
    <FilterMenu label="Days" value="All">
      <FilterForm own={["from", "to"]}>
        <Field label="Lines from">
          <DateField name="from" />
        </Field>
        <Field label="To">
          <DateField name="to" />
        </Field>
      </FilterForm>
    </FilterMenu>
  );
}

type FilterProps = { name: string; label: string; chosen?: string; choices: Choice[] };

function Filter({ name, label, chosen, choices }: FilterProps) {
  const [params] = useSearchParams();
  const to = (value: string | null) =>
    withParams(params, { [name]: value, after: null, before: null });
  const current = choices.find((choice) => choice.value === chosen);
  return (
    <FilterMenu label={label} value={current?.label ?? "All"} pressed={current !== undefined}>
      <MenuLink to={to(null)} current={!current}>
        All
      </MenuLink>
      {choices.map(({ value, label: words }) => (
        <MenuLink key={value} to={to(value)} current={value === chosen}>
          {words}
        </MenuLink>
      ))}
    </FilterMenu>
  );
}
