import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { rowsAsked, rowsToCorrect } from "../submission-file.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  return rowsToCorrect(actor, uuidParam(params.submissionId), rowsAsked(request));
}
