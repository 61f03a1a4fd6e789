import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { MenuLink } from "#app/ui/menu.tsx";
import type { SubmissionListQuery } from "../submission.schema.ts";
import { kindNames } from "../submission.ts";

const statusNames = {
  received: "Received",
  reading: "Reading",
  checked: "Applying",
  waiting: "To be confirmed",
  applied: "Applied",
  refused: "Refused",
  discarded: "Discarded",
  reversed: "Taken back",
} as const;

type Choice = { value: string; label: string };
type SubmissionFiltersProps = {
  query: SubmissionListQuery;
  partners: Choice[];
  views?: ReactNode;
};

const choicesOf = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export function SubmissionFilters({ query, partners, views }: SubmissionFiltersProps) {
  return (
    <Filters>
      <Filter name="partner" label="Partner" chosen={query.partner} choices={partners} />
      <Filter name="kind" label="Kind" chosen={query.kind} choices={choicesOf(kindNames)} />
      <Filter name="status" label="State" chosen={query.status} choices={choicesOf(statusNames)} />
      {views}
    </Filters>
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
