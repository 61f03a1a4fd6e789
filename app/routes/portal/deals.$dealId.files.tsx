import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { TalkPage } from "#app/domain/deals/ui/talk/talk-page.tsx";

import { takeDealFile } from "../deal-file.server.ts";
import { loadTalk } from "../deal-talk.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const handle = { crumb: "Files" };
export const meta: MetaFunction = () => [{ title: "Files · Tributary" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  return loadTalk(actor, uuidParam(params.dealId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const taken = await takeDealFile(request, actor, uuidParam(params.dealId));
  if (taken.ok) throw redirect(taken.to);
  const { error, stream, status } = taken;
  return data({ error, stream }, { status });
}

export default function Files() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <TalkPage {...page} refused={refused} />;
}
