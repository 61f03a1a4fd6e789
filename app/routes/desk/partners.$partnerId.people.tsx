import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { findPartner } from "#app/domain/partners/partners.server.ts";
import { TeamPage } from "#app/domain/partners/ui/team-page.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changeTeam, guardInviting, readTeam } from "../team.server.ts";

export const meta: MetaFunction = () => [{ title: "People · Tributary" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  await guardInviting(request);
  const partnerId = uuidParam(params.partnerId);
  const partner = await withScope(actor, (tx) => findPartner(tx, partnerId));
  if (!partner) throw data("Not found", { status: 404 });
  return {
    place: partner.name,
    under: { label: partner.name, to: `/desk/partners/${partnerId}` },
    crumb: "People",
    base: `/desk/partners/${partnerId}/people`,
    team: await readTeam(request, actor, partnerId),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  return changeTeam(request, actor, uuidParam(params.partnerId));
}

export default function PartnerPeoplePage() {
  const page = useLoaderData<typeof loader>();
  return (
    <TeamPage
      title={`People of ${page.place}`}
      place={page.place}
      base={page.base}
      team={page.team}
      answer={useActionData<typeof action>()}
    />
  );
}
