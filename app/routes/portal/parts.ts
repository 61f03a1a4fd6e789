import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireActor } from "../guard.server.ts";
import { suggestParts } from "../remembered-action.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return suggestParts(request, await requireActor(request, "partner", "submission:send"));
}
