import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";

import { switchMembership } from "#app/domain/identity/session/switch-membership.server.ts";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";

/** Moves somebody who works in several places to another of them. */
export async function action({ request }: ActionFunctionArgs) {
  await requireVisitor(request);
  const membershipId = String((await readForm(request)).get("membership"));
  const outcome = await switchMembership(request.headers.get("Cookie"), membershipId);
  if (!outcome.ok) throw data("Not found", { status: 404 });
  return redirect("/", { headers: { "Set-Cookie": outcome.cookie } });
}

export const loader = () => redirect("/");
