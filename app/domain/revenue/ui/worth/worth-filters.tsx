import { useSearchParams } from "@remix-run/react";

import { countries } from "#app/domain/partners/countries.ts";
import { withParams } from "#app/ui/address.ts";
import { ChoiceFilter } from "#app/ui/choice-filter.tsx";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";

import { segments } from "../../worth/segments.ts";
import type { WorthListQuery } from "../../worth/worth-list.schema.ts";
import { segmentLooks } from "./segment-words.ts";

type Props = { query: WorthListQuery; partners: { id: string; name: string }[] };

const wasWords = (was: NonNullable<WorthListQuery["was"]>) =>
  was === "none" ? "First bought since" : segmentLooks[was].word;

/** Which customers the list shows. */
export function WorthFilters({ query, partners }: Props) {
  const [params] = useSearchParams();
  const choices = [
    ...segments.map((id) => ({ id, name: segmentLooks[id].word })),
    { id: "leaving", name: "At risk, sleeping or lost" },
  ];
  const former = [...segments, "none" as const].map((id) => ({ id, name: wasWords(id) }));
  const lands = Object.entries(countries).map(([id, name]) => ({ id, name }));
  const one = <Of extends { id: string }>(all: readonly Of[], id: string | undefined) =>
    all.find((each) => each.id === id) ?? null;
  return (
    <Filters>
      <SearchFilter value={query.q} label="Search customers" />
      <ChoiceFilter
        label="Segment"
        name="segment"
        choices={choices}
        chosen={one(choices, query.segment)}
      />
      <ChoiceFilter label="Was" name="was" choices={former} chosen={one(former, query.was)} />
      <ChoiceFilter
        label="Country"
        name="country"
        choices={lands}
        chosen={one(lands, query.country)}
      />
      <ChoiceFilter
        label="Partner"
        name="partner"
        choices={partners}
        chosen={one(partners, query.partner)}
      />
      {(query.q || query.segment || query.was || query.country || query.partner) && (
        <Chip
          to={withParams(params, {
            ...{ q: null, segment: null, was: null, country: null, partner: null },
            ...{ after: null, before: null },
          })}
          kind="bare"
        >
          Clear
        </Chip>
      )}
      <span className="push small faint nowrap wide-only">
        Revenue and profit of the last 52 weeks, purchases expected in the next
      </span>
    </Filters>
  );
}
