import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";

import {
  endAllOtherSessions,
  endSessionOf,
  listSessions,
} from "#app/domain/identity/session/sessions.server.ts";
import { SessionList } from "#app/domain/identity/ui/session-list.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";

export const handle = { crumb: "Sessions" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, person, session } = await requireVisitor(request);
  const today = now();
  const [sessions, { timeZone }] = await Promise.all([
    listSessions(person.id, session.key, today),
    withScope(actor, findVendor),
  ]);
  return { sessions, timeZone, today };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, person } = await requireVisitor(request);
  const form = await readForm(request);
  if (form.get("intent") === "all-others") {
    const ended = await endAllOtherSessions(actor, person.id, request.headers.get("Cookie"));
    return redirect(`/account/sessions?ended=${ended}`);
  }
  const ended = await endSessionOf(actor, person.id, String(form.get("session")));
  // Somebody else's session is no session of this person's, and one that is over needs no second end.
  if (!ended) throw data("Not found", { status: 404 });
  return redirect("/account/sessions?ended=1");
}

export default function SessionsPage() {
  const { sessions, timeZone, today } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <SessionList
      sessions={sessions}
      ended={params.get("ended")}
      timeZone={timeZone}
      today={today}
    />
  );
}
