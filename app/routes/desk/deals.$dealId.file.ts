import type { LoaderFunctionArgs } from "@remix-run/node";

import { dealFileAsSent } from "../deal-file.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const dealId = uuidParam(params.dealId);
  return dealFileAsSent(actor, { dealId, fileId: uuidParam(params.fileId) });
}
