import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { readRemembered } from "#app/domain/exchange/said/remembered.server.ts";
import { RememberedView } from "#app/domain/exchange/ui/remembered-page.tsx";

import { requireActor } from "../guard.server.ts";
import { changeRemembered } from "../remembered-action.server.ts";

export const meta: MetaFunction = () => [{ title: "Remembered · Tributary" }];

export const handle = { crumb: "Remembered" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:send");
  const page = await readRemembered(actor, actor.partnerId);
  if (!page) throw data("Not found", { status: 404 });
  return { page };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:send");
  return changeRemembered(request, actor, actor.partnerId, "/portal/remembered");
}

export default function Remembered() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RememberedView
      {...{ page, ...answer }}
      own
      hasParts
      submissionsAt="/portal/submissions"
      partsAt="/portal/parts"
    />
  );
}
