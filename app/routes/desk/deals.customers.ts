import type { LoaderFunctionArgs } from "@remix-run/node";

import { suggestCustomers } from "#app/domain/accounts/suggest-customers.server.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

const LONGEST = 100;

/** The customers that a partner knows, for somebody who registers on its behalf. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const { searchParams } = new URL(request.url);
  const partnerId = uuidParam(searchParams.get("partner") ?? undefined);
  const words = (searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  if (words.length < 2) return Response.json({ options: [] });
  const allowed = await limit("deal-suggest", actor.membershipId ?? "");
  if (!allowed.ok) return Response.json({ options: [] }, { status: 429 });
  const options = await withScope(actor, (tx) => suggestCustomers(tx, partnerId, words));
  return Response.json({ options }, { headers: { "Cache-Control": "private, no-store" } });
}
