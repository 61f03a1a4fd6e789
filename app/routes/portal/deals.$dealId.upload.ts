import type { ActionFunctionArgs } from "@remix-run/node";

import { answerUpload } from "../deal-file.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  return answerUpload(request, actor, uuidParam(params.dealId));
}
