import { Form, useSearchParams } from "@remix-run/react";

import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { FilterMenu } from "#app/ui/filter-bar.tsx";
import { Checkbox, TextInput } from "#app/ui/input.tsx";
import { MenuDivider, MenuHead, MenuLink } from "#app/ui/menu.tsx";

import { keptOf, type SavedView, type SavedViewsOf, type ViewPlace } from "../views/saved-view.ts";

const ACTION = "/resources/views";

/** Why a view was not kept, as the address says it. */
const problems: Record<string, string> = {
  name: "Give the view a name of at most 60 characters",
  "too-many": "That is as many as one list keeps; remove one first",
};

/** The views of a list that were kept: one press opens one, and the list as it stands can be kept as another. */
export function SavedViews({ place, views, mayShare }: SavedViewsOf) {
  const [params] = useSearchParams();
  const here = keptOf(params.toString());
  const current = views.find(({ query }) => query === here && query !== "");
  const problem = problems[params.get("views") ?? ""];
  const groups = [
    { head: "Mine", views: views.filter(({ mine }) => mine) },
    { head: "Shared", views: views.filter(({ mine }) => !mine) },
  ].filter((group) => group.views.length > 0);
  return (
    <FilterMenu label="Views" value={current?.name} pressed={Boolean(current)}>
      {groups.map((group) => (
        <div key={group.head}>
          <MenuHead>{group.head}</MenuHead>
          {group.views.map((view) => (
            <div key={view.id} className="row-flex">
              <MenuLink to={`/${place}?${view.query}`} current={view === current}>
                {view.name}
                {!view.mine && <small className="faint"> by {view.ownerName}</small>}
                {view.mine && view.shared && <small className="faint"> for everybody</small>}
              </MenuLink>
              {view.mine && <Remove place={place} view={view} here={here} />}
            </div>
          ))}
        </div>
      ))}
      {groups.length > 0 && <MenuDivider />}
      <Form method="post" action={ACTION} className="menu-form" preventScrollReset>
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="query" value={here} />
        <Field label="Keep this view as" errors={problem ? [problem] : []}>
          <TextInput name="name" required maxLength={60} placeholder="Large ones, due today" />
        </Field>
        {mayShare && <Checkbox name="shared">For everybody</Checkbox>}
        <Button type="submit" size="sm">
          Keep
        </Button>
      </Form>
    </FilterMenu>
  );
}

function Remove({ place, view, here }: { place: ViewPlace; view: SavedView; here: string }) {
  return (
    <Form method="post" action={ACTION} className="push" preventScrollReset>
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="viewId" value={view.id} />
      <input type="hidden" name="query" value={here} />
      <Button type="submit" kind="bare" size="sm" icon="x" iconOnly>
        Remove the view {view.name}
      </Button>
    </Form>
  );
}
