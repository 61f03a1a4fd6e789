import type { ActionFunctionArgs } from "@remix-run/node";

import { now } from "#app/platform/clock.server.ts";

import { readForm } from "../form.server.ts";
import { uuidParam } from "../params.server.ts";
import { keepForm } from "../registration-form.server.ts";
import { requireSeller } from "./seller.server.ts";

/** Keeps a form while it is typed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const draftId = uuidParam(params.draftId);
  const form = await readForm(request);
  form.set("dealId", draftId);
  const kept = await keepForm(actor, form, now());
  return Response.json(kept, { status: kept.ok ? 200 : 409 });
}
