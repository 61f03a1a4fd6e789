import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";

import { copyDeal } from "#app/domain/deals/drafts/copy-deal.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { uuidParam } from "../params.server.ts";
import { requireSeller } from "./seller.server.ts";

/** Another registration that begins with what this one says. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const copied = await copyDeal(actor, uuidParam(params.dealId), now());
  if (!copied) throw data("Not found", { status: 404 });
  if (!copied.ok) throw data("Too many drafts. Discard some first", { status: 409 });
  return redirect(`/portal/deals/drafts/${copied.draftId}`);
}

/** The address itself shows nothing. */
export const loader = () => redirect("/portal/deals");
