import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { clockAt } from "#app/domain/deals/clock.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { AnswerRequest } from "#app/domain/deals/requests/answer-deal-request.schema.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { deskRequests } from "#app/domain/deals/requests/desk-requests.server.ts";
import { RequestPanel } from "#app/domain/deals/ui/requests/request-panel.tsx";
import { RequestRefused } from "#app/domain/deals/ui/requests/request-refused.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { RecordHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Requests"} · Tributary` },
];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const dealId = uuidParam(params.dealId);
  return withScope(actor, async (tx) => {
    const deal = await findDeal(tx, dealId);
    if (!deal) throw notFound();
    const vendor = await findVendor(tx);
    return {
      deal,
      requests: await deskRequests(tx, deal),
      clock: clockAt(now(), vendor.timeZone),
      vendorName: vendor.shortName,
      mayDecide: can(actor, "deal:decide"),
      formId: newId(),
      under: { label: deal.number, to: `/desk/deals/${dealId}` },
      crumb: "Requests",
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const dealId = uuidParam(params.dealId);
  const form = await readForm(request);
  const read = AnswerRequest.safeParse(Object.fromEntries(form));
  const [requestId, note] = [String(form.get("requestId") ?? ""), String(form.get("note") ?? "")];
  if (!read.success) {
    const error = read.error.issues[0]?.message ?? "Not understood";
    return data({ tried: { requestId, note, error }, refusal: null }, { status: 400 });
  }
  const { answer, ...input } = read.data;
  const outcome = await answerDealRequest(
    actor,
    { ...input, dealId, grant: answer === "grant" },
    now(),
  );
  if (outcome.ok) return redirect(`/desk/deals/${dealId}`);
  if (outcome.reason === "not-found") throw notFound();
  const tried = { requestId, note, error: null };
  return data({ tried, refusal: outcome }, { status: 409 });
}

export default function DealRequests() {
  const { deal, requests, clock, vendorName, mayDecide, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <article className="record" aria-label={`Requests on ${deal.number}`}>
      <RecordHead
        title={deal.customerName}
        beside={
          <Link className="link nowrap" to={`/desk/deals/${deal.id}`}>
            {deal.number}
          </Link>
        }
        meta={<span>{deal.partnerName}</span>}
      />
      {answer?.refusal && <RequestRefused refusal={answer.refusal} clock={clock} />}
      {requests.length === 0 && <p className="section quiet">The partner has asked for nothing</p>}
      <RequestPanel
        dealId={deal.id}
        version={deal.version}
        requests={requests}
        formId={formId}
        clock={clock}
        vendorName={vendorName}
        mayDecide={mayDecide}
        tried={answer?.tried}
      />
    </article>
  );
}
