import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { can } from "#app/domain/identity/permissions.ts";

import { requireActor } from "../guard.server.ts";

/** Administration begins at the first of its pages that one may enter. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  return redirect(can(actor, "people:manage") ? "/desk/admin/people" : "/desk/admin/catalog");
}
