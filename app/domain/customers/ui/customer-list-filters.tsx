import { useSearchParams } from "@remix-run/react";

import type { ReactNode } from "react";

import { withParams } from "#app/ui/address.ts";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { SearchFilter } from "#app/ui/filter-form.tsx";

import type { CustomerListQuery } from "../customer-list.schema.ts";
import { lifecycleLooks } from "./customer-words.ts";

type CustomerListFiltersProps = { query: CustomerListQuery; views?: ReactNode };

/** Which customers the list shows. */
export function CustomerListFilters({ query, views }: CustomerListFiltersProps) {
  const [params] = useSearchParams();
  const choose = (changes: Record<string, string | null>) =>
    withParams(params, { after: null, before: null, ...changes });
  return (
    <Filters>
      <SearchFilter value={query.q} label="Search customers" />
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
      {views}
    </Filters>
  );
}
