import { useSearchParams } from "@remix-run/react";

import { withParams } from "#app/ui/address.ts";
import { FilterMenu, Filters, Segmented } from "#app/ui/filter-bar.tsx";
import { MenuLink } from "#app/ui/menu.tsx";

import { type EchoQuery, echoKinds } from "../../echoes/echo-query.ts";
import { evidenceNames, kindNames } from "./echo-words.ts";

type EchoFiltersProps = { query: EchoQuery; partners: { id: string; name: string }[] };

/** What the list of echoes shows; every choice is a link. */
export function EchoFilters({ query, partners }: EchoFiltersProps) {
  const [params] = useSearchParams();
  const to = (changes: Record<string, string | null>) =>
    withParams(params, { after: null, done: null, line: null, ...changes });
  const partner = partners.find(({ id }) => id === query.partner);
  return (
    <Filters>
      <Segmented
        label="Which lines"
        segments={([undefined, ...echoKinds] as const).map((how) => ({
          to: to({ how: how ?? null }),
          label: how ? kindNames[how] : "All pairs",
          current: how === query.how,
        }))}
      />
      <FilterMenu
        label="Evidence"
        value={query.evidence ? evidenceNames[query.evidence].toLowerCase() : "any"}
        pressed={Boolean(query.evidence)}
      >
        {([null, "document", "days"] as const).map((evidence) => (
          <MenuLink
            key={evidence}
            to={to({ evidence })}
            current={evidence === (query.evidence ?? null)}
          >
            {evidence ? evidenceNames[evidence] : "Any"}
          </MenuLink>
        ))}
      </FilterMenu>
      <FilterMenu label="Partner" value={partner?.name ?? "any"} pressed={Boolean(partner)}>
        <MenuLink to={to({ partner: null })} current={!partner}>
          Any
        </MenuLink>
        {partners.map(({ id, name }) => (
          <MenuLink key={id} to={to({ partner: id })} current={id === query.partner}>
            {name}
          </MenuLink>
        ))}
      </FilterMenu>
    </Filters>
  );
}
