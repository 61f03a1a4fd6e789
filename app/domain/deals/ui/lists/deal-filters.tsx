import { Form, useSearchParams } from "@remix-run/react";

import { otherParams, withParams } from "#app/ui/address.ts";
import { Chip, Filters } from "#app/ui/filter-bar.tsx";
import { TextInput } from "#app/ui/input.tsx";
import { Count } from "#app/ui/status.tsx";

import type { DealListQuery } from "../../lists/deal-list-query.ts";

const states = [
  { id: "open", label: "In decision" },
  { id: "asked", label: "Information needed" },
  { id: "approved", label: "Approved" },
  { id: "won", label: "Won" },
  { id: "closed", label: "Closed" },
] as const;

/** Which deals a list shows. Every choice is a link, and the search a form, so that they work before any script. */
export function DealFilters({
  query,
  drafts,
}: {
  query: DealListQuery;
  /** How many forms were begun; null for those who begin none. */
  drafts: number | null;
}) {
  const [params] = useSearchParams();
  const turned = { after: null, before: null };
  const to = (name: string, value: string | null) =>
    withParams(params, { ...turned, [name]: value });
  return (
    <Filters>
      <Form className="search-filter" role="search" key={query.q ?? ""}>
        {otherParams(params, ["q"]).map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <TextInput
          lead="search"
          name="q"
          type="search"
          defaultValue={query.q}
          aria-label="Search by customer or number"
          placeholder="Customer or number"
        />
      </Form>
      <Chip to={to("who", "mine")} pressed={query.who === "mine"}>
        <b>Mine</b>
      </Chip>
      <Chip to={to("who", null)} pressed={query.who === "team"}>
        <b>Whole team</b>
      </Chip>
      {states.map(({ id, label }) => {
        const pressed = query.status === id;
        return (
          <Chip key={id} to={to("status", pressed ? null : id)} pressed={pressed}>
            {label}
          </Chip>
        );
      })}
      {drafts !== null && (
        <>
          <Chip to="/portal/deals/drafts">
            Drafts <Count of={drafts} />
          </Chip>
          <Chip to="/portal/waiting">Waiting</Chip>
        </>
      )}
    </Filters>
  );
}
