import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { dealSetFrom } from "#app/domain/deals/pipeline/deal-set.ts";
import { pipelineView } from "#app/domain/deals/pipeline/pipeline-view.server.ts";
import { PipelinePage } from "#app/domain/deals/ui/pipeline/pipeline-page.tsx";
import { now } from "#app/platform/clock.server.ts";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Pipeline · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  return pipelineView(actor, dealSetFrom(request), now());
}

export default function Pipeline() {
  return <PipelinePage view={useLoaderData<typeof loader>()} base="/portal/pipeline" />;
}
