import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { submissionsOf } from "#app/domain/exchange/calendar/overview-cell.ts";
import { partnerReporting } from "#app/domain/exchange/calendar/partner-reporting.server.ts";
import { kindsFor, reportedKinds } from "#app/domain/exchange/calendar/reporting-agreement.ts";
import { ReportingQuery } from "#app/domain/exchange/calendar/reporting-query.ts";
import { AgreeForm, EndReportingForm } from "#app/domain/exchange/calendar/ui/agree-form.tsx";
import { PartnerReportingPage } from "#app/domain/exchange/calendar/ui/partner-reporting-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { changeReporting } from "./reporting-action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Reporting of ${page?.partner.name ?? "a partner"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const partnerId = uuidParam(params.partnerId);
  const { kind } = ReportingQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const partner = await findPartner(tx, partnerId);
    if (!partner) throw data("Not found", { status: 404 });
    return {
      partner: { id: partner.id, name: partner.name },
      kinds: kindsFor[partner.kind],
      kind,
      reporting: await partnerReporting(tx, partnerId, now(), kind),
      mayManage: can(actor, "partner:manage"),
      crumb: partner.name,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "partner:manage");
  return changeReporting(request, actor, uuidParam(params.partnerId));
}

const done = {
  agreed: "The report is agreed",
  later: "The report is agreed; what is running is finished first",
  ended: "The report was ended",
};

export default function PartnerReporting() {
  const [params] = useSearchParams();
  const { partner, kinds, kind, reporting, mayManage } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const asked = mayManage ? params.get("do") : null;
  const of = reportedKinds.find((each) => each === params.get("kind"));
  const changes = reporting.agreements.findLast((each) => each.kind === of) ?? null;
  return (
    <>
      <PageHead
        title="Reporting"
        sub={partner.name}
        actions={<LinkButton to={`/desk/partners/${partner.id}`}>Open the partner</LinkButton>}
      />
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <Done words={done} />
      <PartnerReportingPage
        {...{ reporting, kinds, kind }}
        as="vendor"
        may={mayManage}
        to={(period) =>
          submissionsOf({ ...period, partnerId: partner.id }, [period.firstDay, period.lastDay])
        }
      >
        {asked === "agree" && (
          <AgreeForm
            key={of ?? "new"}
            {...{ kinds, changes }}
            kind={of}
            today={reporting.today}
            lastResult={answer?.lastResult}
          />
        )}
        {asked === "end" && changes && !changes.validUntil && (
          <EndReportingForm kind={changes.kind} />
        )}
      </PartnerReportingPage>
    </>
  );
}
