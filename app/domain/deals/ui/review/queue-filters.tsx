import { useSearchParams } from "@remix-run/react";

import { countries } from "#app/domain/partners/countries.ts";
import { withParams } from "#app/ui/address.ts";
import { Field } from "#app/ui/field.tsx";
import { Chip, FilterMenu, Filters } from "#app/ui/filter-bar.tsx";
import { FilterForm, SearchFilter } from "#app/ui/filter-form.tsx";
import { formatUnits } from "#app/ui/format.ts";
import { Select, TextInput } from "#app/ui/input.tsx";
import { MenuLink } from "#app/ui/menu.tsx";

import type { QueueChoices } from "../../decide/queue-choices.ts";
import { type QueueQuery, queueKinds, queueSorts } from "../../decide/queue-query.ts";
import { boughtChoices, dueNames, kindNames, sortNames, verdictChoices } from "./queue-words.ts";

const LIST = "/desk/deals";
const own = ["kind", "partner", "family", "country", "least", "verdict", "bought"];

/** A link to the same list with another choice, from its beginning. */
function useChoice() {
  const [params] = useSearchParams();
  const standing = {
    ...{ do: null, with: null, done: null, was: null, n: null, t: null },
    ...{ after: null, before: null },
  };
  return (changes: Record<string, string | null>) =>
    `${LIST}${withParams(params, { ...standing, ...changes })}`;
}

type QueueFiltersProps = { query: QueueQuery; choices: QueueChoices; manages: boolean };

/** What the queue shows. Every choice is a link or a field of a form that works before any script. */
export function QueueFilters({ query, choices, manages }: QueueFiltersProps) {
  const to = useChoice();
  const { counts } = choices;
  return (
    <>
      {query.status === "waiting" && (
        <Chip to={to({ who: query.who === "mine" ? null : "mine" })} pressed={query.who === "mine"}>
          <b>Mine</b> <span className="count">{counts.mine}</span>
        </Chip>
      )}
      {manages && (
        <Chip
          to={to({ who: query.who === "partners" ? null : "partners" })}
          pressed={query.who === "partners"}
        >
          <b>My partners</b> <span className="count">{counts.partners}</span>
        </Chip>
      )}
      {query.status === "waiting" && (
        <FilterMenu
          label="Due"
          value={query.due ? dueNames[query.due].toLowerCase() : "any time"}
          pressed={Boolean(query.due)}
        >
          {([null, "overdue", "today", "week"] as const).map((due) => (
            <MenuLink key={due} to={to({ due })} current={due === (query.due ?? null)}>
              {due ? dueNames[due] : "Any time"}
            </MenuLink>
          ))}
        </FilterMenu>
      )}
      <FilterMenu label="Filter" icon="plus" kind="add">
        <NarrowingForm query={query} choices={choices} />
      </FilterMenu>
      <FilterMenu label="Sorted by" value={sortNames[sortOf(query)].toLowerCase()}>
        {queueSorts.map((sort) => {
          const chosen = sort === sortOf(query);
          const next = chosen && !query.sort.startsWith("-") ? `-${sort}` : sort;
          return (
            <MenuLink key={sort} to={to({ sort: next })} current={chosen}>
              {sortNames[sort]}
              {chosen && <small className="faint"> {directionWords(query)}</small>}
            </MenuLink>
          );
        })}
      </FilterMenu>
    </>
  );
}

const sortOf = ({ sort }: QueueQuery) => sort.replace("-", "") as (typeof queueSorts)[number];
const directionWords = ({ sort }: QueueQuery) =>
  sort.startsWith("-") ? "falling" : "rising, press to turn";

/** Waiting or decided. */
export function QueueStates({ query }: { query: QueueQuery }) {
  const to = useChoice();
  return (
    <>
      {(["approved", "closed"] as const).map((status) => {
        const pressed = query.status === status;
        return (
          <Chip key={status} to={to({ status: pressed ? null : status })} pressed={pressed}>
            {queueTitles[status]}
          </Chip>
        );
      })}
    </>
  );
}

export const QueueSearch = ({ query }: { query: QueueQuery }) => (
  <SearchFilter
    value={query.q}
    label="Search by customer, partner or number"
    placeholder="Customer or number"
  />
);

export const queueTitles = { waiting: "To decide", approved: "Approved", closed: "Closed" };

function NarrowingForm({ query, choices }: Pick<QueueFiltersProps, "query" | "choices">) {
  const { partners, families } = choices;
  const lands = [...new Set(partners.map(({ country }) => country))].sort();
  const named = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const worded = (words: Record<string, string>, ids: readonly string[]) =>
    ids.map((id) => ({ value: id, label: words[id] ?? id }));
  return (
    <FilterForm own={own}>
      {query.status === "waiting" && (
        <Field label="What">
          <Select
            name="kind"
            none="Everything"
            defaultValue={query.kind ?? ""}
            options={worded(kindNames, queueKinds)}
          />
        </Field>
      )}
      <Field label="Partner">
        <Select
          name="partner"
          none="Any"
          defaultValue={query.partner ?? ""}
          options={named(partners)}
        />
      </Field>
      <Field label="Product family">
        <Select
          name="family"
          none="Any"
          defaultValue={query.family ?? ""}
          options={named(families)}
        />
      </Field>
      <Field label="Partner’s country">
        <Select
          name="country"
          none="Any"
          defaultValue={query.country ?? ""}
          options={worded(countries, lands)}
        />
      </Field>
      <Field label="Touched by">
        <Select
          name="verdict"
          none="Anything or nothing"
          defaultValue={query.verdict ?? ""}
          options={worded(verdictChoices, Object.keys(verdictChoices))}
        />
      </Field>
      <Field label="In the books">
        <Select
          name="bought"
          none="Anything or nothing"
          defaultValue={query.bought ?? ""}
          options={worded(boughtChoices, Object.keys(boughtChoices))}
        />
      </Field>
      <Field label="Worth at least" help="Whole units of its own currency">
        <TextInput
          name="least"
          inputMode="numeric"
          pattern="[0-9]*"
          defaultValue={query.least ?? ""}
          numeric
        />
      </Field>
    </FilterForm>
  );
}

/** What the queue is narrowed by, in a row of its own; pressing one takes it away. */
export function Narrowed({ query, choices }: Pick<QueueFiltersProps, "query" | "choices">) {
  const to = useChoice();
  const nameIn = (list: { id: string; name: string }[], id: string | undefined) =>
    id && (list.find((each) => each.id === id)?.name ?? "Another");
  const shown: [name: string, words: string | undefined | false][] = [
    ["kind", query.kind && kindNames[query.kind]],
    ["partner", nameIn(choices.partners, query.partner)],
    ["family", nameIn(choices.families, query.family)],
    ["country", query.country && (countries[query.country] ?? query.country)],
    ["verdict", query.verdict && verdictChoices[query.verdict]],
    ["bought", query.bought && boughtChoices[query.bought]],
    ["least", query.least !== undefined && `From ${formatUnits(query.least)}`],
  ];
  const chosen = shown.filter(([, words]) => words);
  if (chosen.length === 0) return null;
  return (
    <Filters>
      {chosen.map(([name, words]) => (
        <Chip key={name} to={to({ [name]: null })} pressed icon="filter">
          {words}
        </Chip>
      ))}
      <Chip to={to(Object.fromEntries(own.map((name) => [name, null])))} kind="bare">
        Clear all
      </Chip>
    </Filters>
  );
}
