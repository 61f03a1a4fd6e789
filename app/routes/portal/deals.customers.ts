import type { LoaderFunctionArgs } from "@remix-run/node";

import { suggestCustomers } from "#app/domain/accounts/suggest-customers.server.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

const LONGEST = 100;

/** Customers that fit what somebody types into a registration. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const words = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  if (words.length < 2) return Response.json({ options: [] });
  const allowed = await limit("deal-suggest", actor.membershipId ?? actor.partnerId);
  if (!allowed.ok) return Response.json({ options: [] }, { status: 429 });
  const options = await withScope(actor, (tx) => suggestCustomers(tx, actor.partnerId, words));
  return Response.json({ options }, { headers: { "Cache-Control": "private, no-store" } });
}
