import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { openPeriods } from "#app/domain/exchange/calendar/partner-reporting.server.ts";
import { kindsFor } from "#app/domain/exchange/calendar/reporting-agreement.ts";
import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import {
  submissionFilterOf,
  submissionListQueryFrom,
} from "#app/domain/exchange/submission.schema.ts";
import { OwnSubmissionsPage } from "#app/domain/exchange/ui/own-submissions-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Submissions" };
export const meta: MetaFunction = () => [{ title: "Submissions · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  const query = submissionListQueryFrom(request);
  const { partnerId } = actor;
  return withScope(actor, async (tx) => {
    const list = await listSubmissions(tx, { ...submissionFilterOf(query), partnerId }, query);
    const today = localDay(now(), list.timeZone);
    return {
      query,
      list,
      today,
      kinds: kindsFor[actor.partnerKind],
      open: await openPeriods(tx, partnerId, today),
      saved: await savedViewsOf(tx, actor, "portal/submissions"),
      maySend: can(actor, "submission:send"),
    };
  });
}

export default function Submissions() {
  const { saved, ...page } = useLoaderData<typeof loader>();
  return <OwnSubmissionsPage {...page} views={<SavedViews {...saved} />} />;
}
