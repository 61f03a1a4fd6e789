import { useSearchParams } from "@remix-run/react";

import { withParams } from "./address.ts";
import { FilterMenu } from "./filter-bar.tsx";
import { MenuLink } from "./menu.tsx";

type Choice = { id: string; name: string };

type ChoiceFilterProps = {
  label: string;
  /** Its name in the address. */
  name: string;
  choices: readonly Choice[];
  chosen: Choice | null;
};

/** Narrows a page to one of its choices. */
export function ChoiceFilter({ label, name, choices, chosen }: ChoiceFilterProps) {
  const [params] = useSearchParams();
  const to = (id: string | null) =>
    withParams(params, { [name]: id, after: null, before: null, part: null });
  if (choices.length < 2 && !chosen) return null;
  return (
    <FilterMenu label={label} value={chosen?.name ?? "All"} pressed={chosen !== null}>
      <MenuLink to={to(null)} current={!chosen}>
        All
      </MenuLink>
      {choices.map((choice) => (
        <MenuLink key={choice.id} to={to(choice.id)} current={choice.id === chosen?.id}>
          {choice.name}
        </MenuLink>
      ))}
    </FilterMenu>
  );
}
