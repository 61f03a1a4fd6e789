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
  const actor = await requireActor(request, "vendor", "people:manage");
  await requireRecentProof(request);
  const view = await readMember(actor, null, uuidParam(params.membershipId));
  const base = "/desk/admin/people";
  return { view, base, under: { label: "People", to: base }, crumb: view.member.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "people:manage");
  await requireRecentProof(request);
  const membershipId = uuidParam(params.membershipId);
  return changeMember(request, actor, null, membershipId, "/desk/admin/people");
}

export default function AdminPerson() {
  const { view, base } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const refusal = useActionData<typeof action>()?.refusal;
  return <MemberPage view={view} base={base} asked={params.get("do")} refusal={refusal} />;
}
