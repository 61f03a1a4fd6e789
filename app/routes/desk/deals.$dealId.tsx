import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import {
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useOutletContext,
} from "@remix-run/react";
import { clockAt } from "#app/domain/deals/clock.ts";
import { lookAgain } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { reviewersFor } from "#app/domain/deals/decide/assign-reviewer.server.ts";
import { DecideDeal } from "#app/domain/deals/decide/decide-deal.schema.ts";
import type { QueueItem } from "#app/domain/deals/decide/queue-item.ts";
import { reviewDeal } from "#app/domain/deals/decide/review-deal.server.ts";
import { currentStep } from "#app/domain/deals/decide/steps.ts";
import { isOverdue } from "#app/domain/deals/outcome/deal-outcome.ts";
import { deskRequests } from "#app/domain/deals/requests/desk-requests.server.ts";
import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import { RefusedNotice } from "#app/domain/deals/ui/refused-notice.tsx";
import { RequestPanel } from "#app/domain/deals/ui/requests/request-panel.tsx";
import { DecideBar } from "#app/domain/deals/ui/review/decide-bar.tsx";
import { ReviewRecord } from "#app/domain/deals/ui/review/review-record.tsx";
import { WayThrough } from "#app/domain/deals/ui/review/way-through.tsx";
import { AskedOfDeal, BesideDeal } from "#app/domain/deals/ui/talk/beside-deal.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { boughtByCustomer } from "#app/domain/revenue/bought-by-customer.server.ts";
import { outcomeOfDeal } from "#app/domain/revenue/outcome/outcome-of-deal.server.ts";
import { BoughtSoFar } from "#app/domain/revenue/ui/bought-so-far.tsx";
import {
  BoughtElsewhere,
  BoughtUnderDeal,
} from "#app/domain/revenue/ui/outcome/bought-under-deal.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { answerDeal, placeAfter } from "./deal-answer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Deal"} · Tributary` },
];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const dealId = uuidParam(params.dealId);
  const beside = new URL(request.url).searchParams.get("with");
  const at = now();
  return withScope(actor, async (tx) => {
    await lookAgain(tx, actor, dealId, at);
    const [review, vendor, talk, colleagues] = await Promise.all([
      reviewDeal(tx, actor, { dealId, beside }, at),
      findVendor(tx),
      readTalk(tx, actor, dealId),
      reviewersFor(tx, actor),
    ]);
    if (!review) throw notFound();
    const clock = clockAt(at, vendor.timeZone);
    const { id, status } = review.deal;
    const hasOutcome = can(actor, "revenue:read") && (status === "approved" || status === "won");
    const [outcome, bought, requests] = await Promise.all([
      hasOutcome ? outcomeOfDeal(tx, { id, customerId: review.customer.id }) : null,
      can(actor, "revenue:read") ? boughtByCustomer(tx, review.customer.id, clock.today) : null,
      deskRequests(tx, review.deal),
    ]);
    return {
      review,
      clock,
      bought,
      outcome,
      requests,
      talk,
      vendorName: vendor.shortName,
      mayDecide: can(actor, "deal:decide"),
      colleagues,
      formId: newId(),
      crumb: review.deal.number,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const dealId = uuidParam(params.dealId);
  const submission = parseWithZod(await readForm(request), { schema: DecideDeal });
  const { note, reason } = submission.payload;
  const typed = { note: String(note ?? ""), reason: String(reason ?? "") };
  if (submission.status !== "success") {
    return data({ errors: submission.error ?? {}, refusal: null, typed }, { status: 400 });
  }
  const at = now();
  const place = await placeAfter(actor, { dealId, url: new URL(request.url), at });
  const outcome = await answerDeal(actor, dealId, submission.value, at);
  if (outcome.ok) return redirect(place(outcome.deed));
  if (outcome.reason === "not-found") throw notFound();
  return data({ errors: {}, refusal: outcome, typed }, { status: 409 });
}

// Whoever came second looks at the deal as it is now, and answers to that.
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

export default function DealReview() {
  const page = useLoaderData<typeof loader>();
  const { review, clock, bought, talk, vendorName, mayDecide } = page;
  const answer = useActionData<typeof action>();
  const refusal = answer?.refusal;
  const { deal } = review;
  const beside = { talk, clock, vendorName, base: `/desk/deals/${deal.id}` };
  const { items, kept } = useOutletContext<{ items: QueueItem[]; kept: string }>();
  return (
    <ReviewRecord
      key={deal.id}
      review={review}
      clock={clock}
      way={
        <WayThrough
          dealIds={[...new Set(items.map((item) => item.dealId))]}
          dealId={deal.id}
          to={(dealId) => `/desk/deals/${dealId}${kept}`}
        />
      }
      requests={
        <>
          <AskedOfDeal {...beside} />
          <RequestPanel
            dealId={deal.id}
            version={deal.version}
            requests={page.requests}
            formId={page.formId}
            clock={clock}
            vendorName={vendorName}
            mayDecide={mayDecide}
          />
        </>
      }
      problem={refusal && <RefusedNotice refusal={refusal} clock={clock} />}
      known={
        <>
          {page.outcome && (
            <BoughtUnderDeal
              outcome={page.outcome}
              overdue={isOverdue(page.outcome, clock.today)}
              files="/desk/submissions"
              today={clock.today}
            />
          )}
          {page.outcome && (
            <BoughtElsewhere
              outcome={page.outcome}
              partnerName={deal.partnerName}
              files="/desk/submissions"
            />
          )}
          {bought && (
            <BoughtSoFar bought={bought} customerId={review.customer.id} today={clock.today} />
          )}
        </>
      }
    >
      <BesideDeal {...beside} />
      {mayDecide && (
        <DecideBar
          review={review}
          clock={clock}
          colleagues={page.colleagues}
          stamp={{
            version: deal.version,
            formId: page.formId,
            stepNo: currentStep(review.steps)?.stepNo ?? null,
          }}
          errors={answer?.errors ?? {}}
          typed={answer?.typed}
        />
      )}
    </ReviewRecord>
  );
}
