import type { LoaderFunctionArgs } from "@remix-run/node";
import { typedOutlook } from "#app/domain/deals/register/outlook.server.ts";
import { readOutlookQuery } from "#app/domain/deals/register/outlook.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireSeller } from "./seller.server.ts";

/** Programme, approval and deadlines of a registration as far as it is typed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireSeller(request);
  const { partnerId } = actor;
  const allowed = await limit("deal-suggest", actor.membershipId ?? partnerId);
  if (!allowed.ok) return Response.json(null, { status: 429 });
  const typed = readOutlookQuery(new URL(request.url).searchParams);
  const outlook = await withScope(actor, (tx) =>
    typedOutlook(tx, actor, { ...typed, partnerId }, now()),
  );
  return Response.json(outlook, { headers: { "Cache-Control": "private, no-store" } });
}
