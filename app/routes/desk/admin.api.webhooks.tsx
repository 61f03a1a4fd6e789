import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { WebhooksPage } from "#app/domain/deals/ui/hooks/webhooks-page.tsx";

import { requireActor } from "../guard.server.ts";
import { changeWebhooks, readWebhooks } from "../webhooks.server.ts";

export const handle = { crumb: "Webhooks" };
export const meta: MetaFunction = () => [{ title: "Webhooks · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "api:manage");
  return readWebhooks(request, actor);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "api:manage");
  return changeWebhooks(request, actor);
}

export default function Webhooks() {
  return (
    <WebhooksPage
      base="/desk/admin/api"
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
