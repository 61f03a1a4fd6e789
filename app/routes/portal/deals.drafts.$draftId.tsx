import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { findDraft } from "#app/domain/deals/drafts/drafts.server.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { registrationOffer } from "#app/domain/deals/register/registration-offer.server.ts";
import { DraftOrigin } from "#app/domain/deals/ui/drafts/draft-origin.tsx";
import { RegisterForm } from "#app/domain/deals/ui/register/register-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { uuidParam } from "../params.server.ts";
import { handIn, putAside } from "../registration-form.server.ts";
import { requireSeller } from "./seller.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Draft"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireSeller(request);
  const draftId = uuidParam(params.draftId);
  return withScope(actor, async (tx) => {
    const draft = await findDraft(tx, actor, draftId);
    if (!draft) {
      const { vendorId } = tx;
      const become = { vendorId, id: draftId, partnerId: actor.partnerId };
      if (await tx.deal.count({ where: become })) throw redirect(`/portal/deals/${draftId}`);
      throw data("Not found", { status: 404 });
    }
    const offer = await registrationOffer(tx, actor, now());
    return {
      offer,
      draft,
      under: { label: "Drafts", to: "/portal/deals/drafts" },
      crumb: draft.title,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const draftId = uuidParam(params.draftId);
  const at = now();
  const form = await readForm(request);
  form.set("dealId", draftId);
  const outcome =
    (await putAside(actor, form, at)) ??
    (await handIn(actor, form, at, (deal) => registerDeal(actor, deal, at)));
  if (outcome.done === "registered") return redirect(`/portal/deals/${outcome.dealId}`);
  if (outcome.done === "kept") {
    return redirect(`/portal/deals/drafts/${draftId}?saved=${at.getTime()}`);
  }
  return data(outcome.answer, { status: outcome.status });
}

export default function Draft() {
  const { offer, draft } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <>
      <PageHead
        title="Register a deal"
        sub={`${offer.vendorName}, ${offer.programName}`}
        actions={
          <LinkButton to={`/portal/deals/drafts?discard=${draft.id}`}>Discard the draft</LinkButton>
        }
      />
      <RegisterForm
        // What was saved by hand is shown as it is kept now.
        key={`${draft.id} ${params.get("saved")}`}
        offer={offer}
        dealId={draft.id}
        typed={draft.form}
        lead={<DraftOrigin draft={draft} />}
        lastResult={answer?.result}
        precheck={answer?.precheck ?? null}
        keeping={{ version: draft.version, savedAt: draft.updatedAt }}
        customersAt="/portal/deals/customers"
        outlookAt="/portal/deals/outlook"
        back="/portal/deals/drafts"
      />
    </>
  );
}
