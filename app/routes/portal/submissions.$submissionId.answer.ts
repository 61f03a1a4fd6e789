import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { acknowledgementOf } from "../submission-file.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  return acknowledgementOf(actor, uuidParam(params.submissionId));
}
