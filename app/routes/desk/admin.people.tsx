import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { TeamPage } from "#app/domain/partners/ui/team-page.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { changeTeam, guardInviting, readTeam } from "../team.server.ts";

export const handle = { crumb: "People" };
export const meta: MetaFunction = () => [{ title: "People · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "people:manage");
  await guardInviting(request);
  const page = await withScope(actor, async (tx) => ({
    place: (await findVendor(tx)).shortName,
    saved: await savedViewsOf(tx, actor, "desk/admin/people"),
  }));
  return { ...page, team: await readTeam(request, actor, null) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "people:manage");
  return changeTeam(request, actor, null);
}

export default function AdminPeople() {
  const page = useLoaderData<typeof loader>();
  return (
    <TeamPage
      title="People"
      place={page.place}
      base="/desk/admin/people"
      team={page.team}
      views={<SavedViews {...page.saved} />}
      answer={useActionData<typeof action>()}
    />
  );
}
