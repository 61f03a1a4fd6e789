import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { can } from "#app/domain/identity/permissions.ts";

import { requireVisitor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireVisitor(request);
  return redirect(can(actor, "deal:decide") ? "/desk/deals" : "/desk/revenue");
}
