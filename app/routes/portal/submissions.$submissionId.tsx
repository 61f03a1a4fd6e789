import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { SubmissionQuery } from "#app/domain/exchange/submission.schema.ts";
import type { SubmissionKind } from "#app/domain/exchange/submission.ts";
import { SubmissionView } from "#app/domain/exchange/ui/submission-view.tsx";
import { can } from "#app/domain/identity/permissions.ts";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { actOnSubmission, reversalAsked } from "../submission-action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: `${shown?.crumb ?? "Submission"} · Tributary` },
];

export const handle = { crumb: "Submission" };

/** A partner's submissions are listed, and sent, by what they report. */
const lists: Partial<Record<SubmissionKind, { label: string; to: string }>> = {
  pos: { label: "Sales-out", to: "/portal/sales-out" },
  inventory: { label: "Inventory", to: "/portal/inventory" },
  forecast: { label: "Forecast", to: "/portal/forecast" },
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  const query = SubmissionQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await readSubmissionPage(actor, uuidParam(params.submissionId), query);
  if (!page) throw data("Not found", { status: 404 });
  const reversal = await reversalAsked(actor, page.submission.id, query);
  const under = lists[page.submission.kind] ?? null;
  const sendTo = can(actor, "submission:send") && under ? under.to : null;
  return { page, query, sendTo, reversal, under, crumb: page.submission.fileName };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  return actOnSubmission(request, actor, uuidParam(params.submissionId), "/portal/submissions");
}

export default function Submission() {
  const { page, query, sendTo, reversal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused;
  const typed = answer && "typed" in answer ? answer.typed : undefined;
  return (
    <SubmissionView
      {...{ page, query, sendTo, reversal, refused, typed }}
      base="/portal/submissions"
    />
  );
}
