import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { submissionListQueryFrom } from "#app/domain/exchange/submission.schema.ts";
import { SalesOutPage } from "#app/domain/exchange/ui/sales-out-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { takeFile } from "../hand-over.server.ts";
import { requireReporter } from "./reporting-partner.server.ts";

export const handle = { crumb: "Sales-out" };
export const meta: MetaFunction = () => [{ title: "Sales-out · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireReporter(request, "submission:read");
  const query = submissionListQueryFrom(request);
  const { partnerId, partnerKind } = actor;
  const list = await withScope(actor, (tx) =>
    listSubmissions(tx, { partnerId, kinds: ["pos"], status: query.status }, query),
  );
  return { list, partnerKind, canSend: can(actor, "submission:send") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireReporter(request, "submission:send");
  return takeFile(request, actor, () => "pos");
}

export default function SalesOut() {
  const error = useActionData<typeof action>()?.error;
  return <SalesOutPage {...useLoaderData<typeof loader>()} error={error} />;
}
