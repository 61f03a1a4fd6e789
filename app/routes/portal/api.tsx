import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { KeysPage } from "#app/domain/identity/ui/keys/keys-page.tsx";

import { requireActor } from "../guard.server.ts";
import { changeKeys, readKeys } from "../keys.server.ts";

export const handle = { crumb: "API keys" };
export const meta: MetaFunction = () => [{ title: "API keys · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "api:manage");
  return readKeys(request, actor);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "api:manage");
  return changeKeys(request, actor);
}

export default function Keys() {
  return (
    <KeysPage
      base="/portal/api"
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
