import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { endSession } from "#app/domain/identity/session/session.server.ts";

/** Posted, never opened: a picture on another site must not sign anybody out. */
export async function action({ request }: ActionFunctionArgs) {
  const cookie = await endSession(request.headers.get("Cookie"));
  return redirect("/sign-in", { headers: { "Set-Cookie": cookie } });
}

export const loader = () => redirect("/");
