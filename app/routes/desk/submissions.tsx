import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { SubmissionListQuery } from "#app/domain/exchange/submission.schema.ts";
import { SubmissionsPage } from "#app/domain/exchange/ui/submissions-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";
import { takeFile } from "../hand-over.server.ts";
import { submissionFilter } from "./submission-filter.ts";

export const meta: MetaFunction = () => [{ title: "Submissions · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = SubmissionListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => ({
    query,
    list: await listSubmissions(tx, submissionFilter(query), query),
    partners: (await listPartners(tx)).map(({ id, name }) => ({ value: id, label: name })),
    saved: await savedViewsOf(tx, actor, "desk/submissions"),
    canSend: can(actor, "submission:send"),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:send");
  return takeFile(request, actor, (fields) => {
    const kind = fields.get("kind");
    return kind === "sell_in" || kind === "direct" ? kind : null;
  });
}

export default function Submissions() {
  const error = useActionData<typeof action>()?.error;
  const { saved, ...page } = useLoaderData<typeof loader>();
  return <SubmissionsPage {...page} error={error} views={<SavedViews {...saved} />} />;
}
