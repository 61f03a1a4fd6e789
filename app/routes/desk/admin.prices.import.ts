import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

import { requireActor } from "../guard.server.ts";

/** Price lists are handed over like every other file; old addresses lead there. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "vendor", "catalog:manage");
  throw redirect("/desk/submissions?hand=prices");
}
