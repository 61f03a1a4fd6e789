import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { dealSetFrom } from "#app/domain/deals/pipeline/deal-set.ts";
import { setView } from "#app/domain/deals/pipeline/set-view.server.ts";
import { SetPage } from "#app/domain/deals/ui/pipeline/set-page.tsx";
import { now } from "#app/platform/clock.server.ts";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Deals" };
export const meta: MetaFunction = () => [{ title: "Deals of the pipeline · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const shown = new URL(request.url).searchParams.getAll("cols");
  return { shown, view: await setView(actor, dealSetFrom(request), now()) };
}

export default function PipelineDeals() {
  return (
    <SetPage {...useLoaderData<typeof loader>()} base="/portal/pipeline" deals="/portal/deals" />
  );
}
