import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { isTheme, themeCookie } from "#app/ui/theme.ts";

import { readForm } from "../form.server.ts";
import { pathWithin } from "../path-within.ts";

/** Remembers light, dark or the system's choice in this browser. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const theme = form.get("theme");
  return redirect(pathWithin(form.get("back")), {
    headers: { "Set-Cookie": themeCookie(isTheme(theme) ? theme : "system") },
  });
}

export const loader = () => redirect("/");
