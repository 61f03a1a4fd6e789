import type { LoaderFunctionArgs } from "@remix-run/node";

import { dealSetFrom } from "#app/domain/deals/pipeline/deal-set.ts";
import { now } from "#app/platform/clock.server.ts";

import { exportSet } from "../deal-set.server.ts";
import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  return exportSet(request, actor, dealSetFrom(request), now());
}
