import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { clockAt } from "#app/domain/deals/clock.ts";
import { disclosedOverlap } from "#app/domain/deals/conflicts/disclosed-overlap.server.ts";
import { asShown } from "#app/domain/deals/deal.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { asItStands } from "#app/domain/deals/standing.ts";
import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import { readCourse } from "#app/domain/deals/tend/read-course.server.ts";
import { OverlapTold } from "#app/domain/deals/ui/conflicts/overlap-told.tsx";
import { DealPage } from "#app/domain/deals/ui/deal-page.tsx";
import { OwnRequests } from "#app/domain/deals/ui/requests/own-requests.tsx";
import { AskedOfDeal, BesideDeal } from "#app/domain/deals/ui/talk/beside-deal.tsx";
import { DealTeam } from "#app/domain/deals/ui/team/deal-team.tsx";
import { DealCourse } from "#app/domain/deals/ui/tend/deal-course.tsx";
import { deedsDone } from "#app/domain/deals/ui/tend/deeds.ts";
import { TendRefused } from "#app/domain/deals/ui/tend/tend-refused.tsx";
import { TendBar } from "#app/domain/deals/ui/tend-bar.tsx";
import { WaitForRelease } from "#app/domain/deals/ui/waiting/wait-for-release.tsx";
import { waitingOf } from "#app/domain/deals/waiting/wait-for-release.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { ownOutcomeOf } from "#app/domain/revenue/outcome/outcome-of-deal.server.ts";
import { BoughtUnderDeal } from "#app/domain/revenue/ui/outcome/bought-under-deal.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { Done } from "#app/ui/done.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { tendDeal } from "../tend-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Deal"} · Tributary` },
];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const dealId = uuidParam(params.dealId);
  return withScope(actor, async (tx) => {
    const found = await findDeal(tx, dealId);
    const own = found?.partnerId === actor.partnerId;
    if (!found) throw notFound();
    const at = now();
    const mayTend = own && can(actor, "deal:register");
    // What was asked for by its fields is answered where the fields are.
    const answers = new URL(request.url).searchParams.get("do") === "answer";
    if (mayTend && answers && found.status === "info_requested" && found.askedFields.length > 0) {
      throw redirect(`/portal/deals/${dealId}/edit`);
    }
    const vendor = await findVendor(tx);
    return {
      deal: asShown(asItStands(found, at)),
      own,
      mayTend,
      overlap: own ? await disclosedOverlap(tx, actor, dealId, at) : null,
      waiting: mayTend ? await waitingOf(tx, actor, found) : null,
      clock: clockAt(at, vendor.timeZone),
      course: await readCourse(tx, found, own, at),
      outcome: own ? await ownOutcomeOf(tx, actor.partnerId, found) : null,
      mayReadFiles: can(actor, "submission:read"),
      formId: newId(),
      talk: await readTalk(tx, actor, dealId),
      vendorName: vendor.shortName,
      crumb: found.number,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const dealId = uuidParam(params.dealId);
  const form = await readForm(request);
  const outcome = await tendDeal(actor, dealId, form, now());
  if (outcome.done) return redirect(`/portal/deals/${dealId}?done=${form.get("intent")}`);
  if (outcome.status === 404) throw notFound();
  return data(outcome.answer, { status: outcome.status });
}

export default function Deal() {
  const page = useLoaderData<typeof loader>();
  const { deal, own, mayTend, overlap, waiting, clock, talk, vendorName, course, formId } = page;
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  const beside = { talk, clock, vendorName, base: `/portal/deals/${deal.id}` };
  const { version } = deal;
  const asked = { requests: course.requests, version, formId, clock, vendorName, mayTend };
  const names = { vendor: vendorName, partner: own ? "You" : deal.partnerName };
  return (
    <DealPage
      deal={deal}
      clock={clock}
      vendorName={vendorName}
      own={own}
      team={talk && <DealTeam team={talk.team} base={`/portal/deals/${deal.id}`} />}
      course={<DealCourse ahead={course.ahead} names={names} clock={clock} />}
      problem={
        <>
          <Done words={deedsDone(vendorName)} />
          {answer?.refusal && (
            <TendRefused refusal={answer.refusal} extension={course.extension} clock={clock} />
          )}
          <OverlapTold overlap={overlap} clock={clock} vendorName={vendorName} />
          <AskedOfDeal {...beside} />
          <OwnRequests {...asked} only="pending" />
        </>
      }
    >
      {page.outcome && page.outcome.tied.length > 0 && (
        <BoughtUnderDeal
          outcome={page.outcome}
          overdue={false}
          files={page.mayReadFiles ? "/portal/submissions" : null}
          today={clock.today}
          own
        />
      )}
      <WaitForRelease dealId={deal.id} state={waiting} />
      <BesideDeal {...beside} />
      <OwnRequests {...asked} only="answered" />
      {mayTend && (
        <TendBar
          deal={deal}
          clock={clock}
          vendorName={vendorName}
          extension={course.extension}
          formId={formId}
          chosen={params.get("do")}
          tried={answer}
        />
      )}
    </DealPage>
  );
}
