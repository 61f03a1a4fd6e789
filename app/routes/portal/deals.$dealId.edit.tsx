import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { editPage } from "#app/domain/deals/terms/edit-page.server.ts";
import { editWords } from "#app/domain/deals/ui/terms/edit-words.ts";
import { TermsForm } from "#app/domain/deals/ui/terms/terms-form.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { handInTerms } from "../deal-terms-form.server.ts";
import { readForm } from "../form.server.ts";
import { uuidParam } from "../params.server.ts";
import { requireSeller } from "./seller.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Deal"} · Tributary` },
];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireSeller(request);
  const dealId = uuidParam(params.dealId);
  const at = now();
  return withScope(actor, async (tx) => {
    const deal = await findDeal(tx, dealId);
    if (deal?.partnerId !== actor.partnerId) throw notFound();
    const page = await editPage(tx, actor, deal, at);
    // Nothing is open any more: the deal itself says where it stands.
    if (!page) throw redirect(`/portal/deals/${dealId}`);
    const clock = clockAt(at, (await findVendor(tx)).timeZone);
    const under = { label: deal.number, to: `/portal/deals/${dealId}` };
    const crumb = editWords(page.mode, page.vendorName, deal.registration + 1).open;
    return { page, clock, formId: newId(), under, crumb };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const dealId = uuidParam(params.dealId);
  const outcome = await handInTerms(actor, dealId, await readForm(request), now());
  if (outcome.done) return redirect(`/portal/deals/${dealId}`);
  if (outcome.status === 404) throw notFound();
  const { result, meeting, refusal } = outcome;
  return data({ result, meeting, refusal }, { status: outcome.status });
}

export default function EditTerms() {
  const { page, clock, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = editWords(page.mode, page.vendorName, page.deal.registration + 1);
  return (
    <>
      <PageHead title={words.title} sub={`${page.deal.number}, ${page.deal.customerName}`} />
      {page.question ? (
        <Notice tone="warn" mark="info" title={page.question}>
          {words.text}
        </Notice>
      ) : (
        <p className="section quiet">{words.text}</p>
      )}
      {answer?.refusal && <Notice tone="bad" title={answer.refusal} live />}
      <TermsForm
        page={page}
        clock={clock}
        formId={formId}
        lastResult={answer?.result}
        meeting={answer?.meeting}
      />
    </>
  );
}
