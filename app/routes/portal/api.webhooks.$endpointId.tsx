import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { EndpointPage } from "#app/domain/deals/ui/hooks/endpoint-page.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changeOneEndpoint, readEndpoint } from "../webhooks.server.ts";

export const handle = { crumb: "Webhook" };
export const meta: MetaFunction = () => [{ title: "Webhook · Tributary" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "api:manage");
  const page = await readEndpoint(request, actor, uuidParam(params.endpointId));
  return { ...page, under: { label: "Webhooks", to: "/portal/api/webhooks" } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "api:manage");
  const endpointId = uuidParam(params.endpointId);
  return changeOneEndpoint(request, actor, endpointId, "/portal/api/webhooks");
}

export default function Webhook() {
  return (
    <EndpointPage
      base="/portal/api"
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
