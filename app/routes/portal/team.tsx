import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { TeamPage } from "#app/domain/partners/ui/team-page.tsx";

import { requireActor } from "../guard.server.ts";
import { changeTeam, guardInviting, readTeam } from "../team.server.ts";

export const handle = { crumb: "Team" };
export const meta: MetaFunction = () => [{ title: "Team · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "team:manage");
  await guardInviting(request);
  return { place: actor.partnerName, team: await readTeam(request, actor, actor.partnerId) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "team:manage");
  return changeTeam(request, actor, actor.partnerId);
}

export default function Team() {
  const page = useLoaderData<typeof loader>();
  return (
    <TeamPage
      title="Team"
      place={page.place}
      base="/portal/team"
      team={page.team}
      answer={useActionData<typeof action>()}
    />
  );
}
