import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { MemberPage } from "#app/domain/partners/ui/member-page.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";
import { changeMember, readMember } from "../team.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Person"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "team:manage");
  await requireRecentProof(request);
  const view = await readMember(actor, actor.partnerId, uuidParam(params.membershipId));
  const base = "/portal/team";
  return { view, base, under: { label: "Team", to: base }, crumb: view.member.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "team:manage");
  await requireRecentProof(request);
  const membershipId = uuidParam(params.membershipId);
  return changeMember(request, actor, actor.partnerId, membershipId, "/portal/team");
}

export default function TeamPerson() {
  const { view, base } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const refusal = useActionData<typeof action>()?.refusal;
  return <MemberPage view={view} base={base} asked={params.get("do")} refusal={refusal} />;
}
