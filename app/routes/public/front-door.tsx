import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { requireVisitor } from "../guard.server.ts";

/** The bare address leads everybody to their own side. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireVisitor(request);
  return redirect(actor.audience === "vendor" ? "/desk" : "/portal");
}
