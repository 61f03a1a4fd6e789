import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { SubmissionQuery } from "#app/domain/exchange/submission.schema.ts";
import { SubmissionView } from "#app/domain/exchange/ui/submission-view.tsx";
import { can } from "#app/domain/identity/permissions.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { actOnSubmission, reversalAsked } from "../submission-action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.crumb ?? "Submission"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = SubmissionQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await readSubmissionPage(actor, uuidParam(params.submissionId), query);
  if (!page) throw data("Not found", { status: 404 });
  const reversal = await reversalAsked(actor, page.submission.id, query);
  const own = page.submission.partnerId === null && can(actor, "submission:send");
  const sendTo = own ? `/desk/submissions?hand=${page.submission.kind}` : null;
  return { page, query, sendTo, reversal, crumb: page.submission.fileName };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  return actOnSubmission(request, actor, uuidParam(params.submissionId), "/desk/submissions");
}

export default function Submission() {
  const { page, query, sendTo, reversal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused;
  const typed = answer && "typed" in answer ? answer.typed : undefined;
  return (
    <SubmissionView
      {...{ page, query, sendTo, reversal, refused, typed }}
      base="/desk/submissions"
    />
  );
}
