import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { TalkPage } from "#app/domain/deals/ui/talk/talk-page.tsx";

import { loadTalk, takeTalk } from "../deal-talk.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const handle = { crumb: "Talk" };
export const meta: MetaFunction = () => [{ title: "Talk · Tributary" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  return loadTalk(actor, uuidParam(params.dealId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  return takeTalk(request, actor, uuidParam(params.dealId));
}

export default function Talk() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <TalkPage {...page} answer={answer} />;
}
