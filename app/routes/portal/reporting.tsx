import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { WhichPeriod } from "#app/domain/exchange/calendar/agree-reporting.schema.ts";
import { partnerReporting } from "#app/domain/exchange/calendar/partner-reporting.server.ts";
import {
  reportNothing,
  type Said,
  undoNothing,
} from "#app/domain/exchange/calendar/report-nothing.server.ts";
import { kindsFor } from "#app/domain/exchange/calendar/reporting-agreement.ts";
import { ReportingQuery } from "#app/domain/exchange/calendar/reporting-query.ts";
import { PartnerReportingPage } from "#app/domain/exchange/calendar/ui/partner-reporting-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Reporting" };
export const meta: MetaFunction = () => [{ title: "Reporting · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:read");
  const { kind } = ReportingQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const reporting = await withScope(actor, (tx) =>
    partnerReporting(tx, actor.partnerId, now(), kind),
  );
  return {
    reporting,
    kind,
    kinds: kindsFor[actor.partnerKind],
    maySay: can(actor, "submission:send"),
  };
}

const refusals: Record<Extract<Said, { ok: false }>["reason"], string> = {
  "not-found": "No such period is agreed",
  "not-over": "That period is not over yet",
  "has-lines": "Lines of that period were reported meanwhile",
  "said-before": "Somebody said so already",
  "not-said": "That was undone already",
};

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "submission:send");
  const form = await readForm(request);
  const submission = parseWithZod(form, { schema: WhichPeriod });
  const intent = form.get("intent");
  if (submission.status !== "success" || (intent !== "nothing" && intent !== "undo-nothing")) {
    throw data("Not understood", { status: 400 });
  }
  const { kind, firstDay } = submission.value;
  const say = intent === "nothing" ? reportNothing : undoNothing;
  const said = await say(actor, { kind, firstDay }, now());
  if (said.ok) throw redirect(`/portal/reporting?done=${intent}`);
  return data({ refusal: refusals[said.reason] }, { status: 409 });
}

const done = {
  nothing: "Noted that there was nothing to report",
  "undo-nothing": "Taken back; the period waits for its lines",
};

export default function Reporting() {
  const { reporting, kinds, kind, maySay } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal;
  return (
    <>
      <PageHead
        title="Reporting"
        sub={`What ${reporting.vendorName} and you agreed, and how it stands`}
      />
      {refusal && <Notice tone="bad" title={refusal} live />}
      <Done words={done} />
      <PartnerReportingPage
        {...{ reporting, kinds, kind }}
        as="partner"
        may={maySay}
        to={(period) => {
          const days = `from=${isoDay(period.firstDay)}&to=${isoDay(period.lastDay)}`;
          if (period.kind === "forecast") return "/portal/forecast";
          return `/portal/submissions?kind=${period.kind}&${days}`;
        }}
      />
    </>
  );
}
