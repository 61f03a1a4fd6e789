import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { registrationOffer } from "#app/domain/deals/register/registration-offer.server.ts";
import { RegisterForm } from "#app/domain/deals/ui/register/register-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { handIn, putAside } from "../registration-form.server.ts";
import { requireSeller } from "./seller.server.ts";

export const meta: MetaFunction = () => [{ title: "Register a deal · Tributary" }];
export const handle = { crumb: "Register a deal" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireSeller(request);
  const offer = await withScope(actor, (tx) => registrationOffer(tx, actor, now()));
  return { offer, dealId: newId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const at = now();
  const form = await readForm(request);
  const outcome =
    (await putAside(actor, form, at)) ??
    (await handIn(actor, form, at, (deal) => registerDeal(actor, deal, at)));
  if (outcome.done === "registered") return redirect(`/portal/deals/${outcome.dealId}`);
  if (outcome.done === "kept") return redirect(`/portal/deals/drafts/${outcome.draftId}`);
  return data(outcome.answer, { status: outcome.status });
}

export default function RegisterDealPage() {
  const { offer, dealId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Register a deal"
        sub={`${offer.vendorName}, ${offer.programName}`}
        actions={
          <LinkButton icon="upload" to="/portal/deals/import">
            Register many
          </LinkButton>
        }
      />
      <RegisterForm
        offer={offer}
        dealId={dealId}
        lastResult={answer?.result}
        precheck={answer?.precheck ?? null}
        keeping={{ version: 0, savedAt: null }}
        customersAt="/portal/deals/customers"
        outlookAt="/portal/deals/outlook"
        back="/portal/deals"
      />
    </>
  );
}
