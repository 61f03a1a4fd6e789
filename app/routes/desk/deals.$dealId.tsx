import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { clockAt } from "#app/domain/deals/clock.ts";
import { type Approval, approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { DecideDeal } from "#app/domain/deals/decide/decide-deal.schema.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { reviewDeal } from "#app/domain/deals/decide/review-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import type { Moved } from "#app/domain/deals/refusal.ts";
import { RefusedNotice } from "#app/domain/deals/ui/refused-notice.tsx";
import { DecideBar } from "#app/domain/deals/ui/review/decide-bar.tsx";
import { ReviewRecord } from "#app/domain/deals/ui/review/review-record.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { boughtByCustomer } from "#app/domain/revenue/bought-by-customer.server.ts";
import { BoughtSoFar } from "#app/domain/revenue/ui/bought-so-far.tsx";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

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
    const review = await reviewDeal(tx, dealId, beside, at);
    if (!review) throw notFound();
    const clock = clockAt(at, (await findVendor(tx)).timeZone);
    const bought = can(actor, "revenue:read")
      ? await boughtByCustomer(tx, review.customer.id, clock.today)
      : null;
    return {
      review,
      clock,
      bought,
      mayDecide: can(actor, "deal:decide"),
      crumb: review.deal.number,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const dealId = uuidParam(params.dealId);
  const submission = parseWithZod(await readForm(request), { schema: DecideDeal });
  if (submission.status !== "success") {
    return data({ errors: submission.error ?? {}, refusal: null }, { status: 400 });
  }
  const outcome = await decide(actor, dealId, submission.value);
  if (outcome.ok) {
    const { searchParams } = new URL(request.url);
    searchParams.delete("do");
    searchParams.delete("with");
    return redirect(`/desk/deals/${dealId}${searchParams.size > 0 ? `?${searchParams}` : ""}`);
  }
  if (outcome.reason === "not-found") throw notFound();
  return data({ errors: {}, refusal: outcome }, { status: 409 });
}

function decide(actor: VendorActor, dealId: string, answer: DecideDeal): Promise<Approval | Moved> {
  const at = now();
  switch (answer.intent) {
    case "review":
      return startReview(actor, dealId, at);
    case "ask":
      return askInformation(actor, { dealId, note: answer.note }, at);
    case "reject":
      return rejectDeal(actor, { dealId, ...answer }, at);
    default: {
      const freeOnly = answer.intent === "approve-free";
      return approveDeal(actor, { dealId, note: answer.note, freeOnly }, at);
    }
  }
}

export default function DealReview() {
  const { review, clock, bought, mayDecide } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusal = answer?.refusal;
  const { deal, free, taken } = review;
  return (
    <ReviewRecord
      key={deal.id}
      review={review}
      clock={clock}
      problem={refusal && <RefusedNotice refusal={refusal} clock={clock} />}
      known={
        bought && (
          <BoughtSoFar bought={bought} customerId={review.customer.id} today={clock.today} />
        )
      }
    >
      {mayDecide && (
        <DecideBar
          status={deal.status}
          free={free}
          contested={taken.length > 0}
          errors={answer?.errors ?? {}}
        />
      )}
    </ReviewRecord>
  );
}
