import type { ActionFunctionArgs } from "@remix-run/node";

import { fileToSend } from "../file-to-send.ts";
import { requireActor } from "../guard.server.ts";
import { takeBody } from "../hand-over.server.ts";

/** One file as the body of its request, for pages that send many. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:send");
  const { kind, name } = fileToSend(request);
  return takeBody(request, actor, kind, name);
}
