import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { FilterMenu } from "#app/ui/filter-bar.tsx";
import { MenuLink } from "#app/ui/menu.tsx";

/** Narrows a list to the products of one family, as `family` in the address. */
export function FamilyFilter({ families }: { families: { id: string; name: string }[] }) {
  const [params] = useSearchParams();
  const chosen = families.find(({ id }) => id === params.get("family"));
  return (
    <FilterMenu label="Family" value={chosen?.name ?? "All"} pressed={Boolean(chosen)}>
      <MenuLink to={withParams(params, { family: null })} current={!chosen}>
        All
      </MenuLink>
      {families.map(({ id, name }) => (
        <MenuLink key={id} to={withParams(params, { family: id })} current={id === chosen?.id}>
          {name}
        </MenuLink>
      ))}
    </FilterMenu>
  );
}
