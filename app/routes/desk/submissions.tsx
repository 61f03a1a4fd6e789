import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { lateReports } from "#app/domain/exchange/calendar/late-reports.server.ts";
import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { mayHandOver } from "#app/domain/exchange/receive-file.server.ts";
import {
  submissionFilterOf,
  submissionListQueryFrom,
} from "#app/domain/exchange/submission.schema.ts";
import { fileKinds } from "#app/domain/exchange/submission.ts";
import { SubmissionsPage } from "#app/domain/exchange/ui/submissions-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { takeFile } from "../hand-over.server.ts";

/** Whoever is late beyond these is on the page of all. */
const MOST_LATE = 4;

export const meta: MetaFunction = () => [{ title: "Submissions · Tributary" }];

const kindIn = (text: string | null | undefined) => fileKinds.find((kind) => kind === text) ?? null;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = submissionListQueryFrom(request);
  return withScope(actor, async (tx) => ({
    query,
    list: await listSubmissions(tx, submissionFilterOf(query), query),
    partners: (await listPartners(tx)).map(({ id, name }) => ({ value: id, label: name })),
    saved: await savedViewsOf(tx, actor, "desk/submissions"),
    late: await lateReports(tx, localDay(now(), (await findVendor(tx)).timeZone), MOST_LATE),
    sends: can(actor, "submission:send")
      ? fileKinds.filter((kind) => mayHandOver(actor, kind))
      : [],
    chosen: kindIn(new URL(request.url).searchParams.get("hand")),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:send");
  return takeFile(request, actor, (fields) => kindIn(fields.get("kind")));
}

export default function Submissions() {
  const error = useActionData<typeof action>()?.error;
  const { saved, ...page } = useLoaderData<typeof loader>();
  return <SubmissionsPage {...page} error={error} views={<SavedViews {...saved} />} />;
}
