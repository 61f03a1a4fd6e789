import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { reportingOverview } from "#app/domain/exchange/calendar/reporting-overview.server.ts";
import { ReportingQuery } from "#app/domain/exchange/calendar/reporting-query.ts";
import { OverviewPage } from "#app/domain/exchange/calendar/ui/overview-page.tsx";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Reporting · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = ReportingQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => ({
    query,
    overview: await reportingOverview(tx, actor, query, now()),
    saved: await savedViewsOf(tx, actor, "desk/reporting"),
  }));
}

export default function Reporting() {
  const { saved, ...page } = useLoaderData<typeof loader>();
  return <OverviewPage {...page} views={<SavedViews {...saved} />} />;
}
