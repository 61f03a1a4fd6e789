import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { ViewForm } from "#app/domain/identity/views/saved-view.schema.ts";
import { keptOf } from "#app/domain/identity/views/saved-view.ts";
import { removeView, saveView } from "#app/domain/identity/views/saved-views.server.ts";
import { now } from "#app/platform/clock.server.ts";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";

/** Keeps a view of any list or gives one up, and leads back to the list. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireVisitor(request);
  const form = await readForm(request);
  const submission = parseWithZod(form, { schema: ViewForm });
  if (submission.status !== "success") {
    const { place, query } = ViewForm.options[0].shape;
    const known = place.safeParse(form.get("place"));
    const kept = query.safeParse(form.get("query") ?? "");
    if (!known.success || !kept.success || !submission.error?.name) {
      throw data("Not understood", { status: 400 });
    }
    return back(known.data, kept.data, "name");
  }
  const view = submission.value;
  // One side's lists do not exist for the other.
  if (!view.place.startsWith(actor.audience === "vendor" ? "desk/" : "portal/")) {
    throw data("Not found", { status: 404 });
  }
  if (view.intent === "remove") {
    const removed = await removeView(actor, view.place, view.viewId);
    if (!removed) throw data("Not found", { status: 404 });
    return back(view.place, keptOf(String(form.get("query") ?? "")));
  }
  const outcome = await saveView(actor, view, now());
  if (outcome.ok) return back(view.place, view.query);
  if (outcome.reason === "too-many") return back(view.place, view.query, "too-many");
  throw data("Not allowed", { status: 403 });
}

function back(place: string, query: string, problem?: string) {
  const params = new URLSearchParams(query);
  if (problem) params.set("views", problem);
  return redirect(`/${place}${params.size > 0 ? `?${params}` : ""}`);
}

export const loader = () => redirect("/");
