import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import {
  possibleOwners,
  registerOnBehalf,
} from "#app/domain/deals/register/register-on-behalf.server.ts";
import { registrationOffer } from "#app/domain/deals/register/registration-offer.server.ts";
import { BehalfOwner } from "#app/domain/deals/ui/register/behalf-owner.tsx";
import { ChoosePartner } from "#app/domain/deals/ui/register/choose-partner.tsx";
import { RegisterForm } from "#app/domain/deals/ui/register/register-form.tsx";
import { findPartner, listPartners } from "#app/domain/partners/partners.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { handIn } from "../registration-form.server.ts";

export const meta: MetaFunction = () => [{ title: "Register for a partner · Tributary" }];
export const handle = { crumb: "Register for a partner" };

const Chosen = z.uuid();
const partnerIn = (request: Request) =>
  Chosen.safeParse(new URL(request.url).searchParams.get("partner")).data;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const partnerId = partnerIn(request);
  const under = { label: "Deals", to: "/desk/deals" };
  return withScope(actor, async (tx) => {
    const sells = ({ kind, status }: { kind: string; status: string }) =>
      kind !== "supplier" && status === "active";
    if (!partnerId) {
      const partners = (await listPartners(tx)).filter(sells);
      const choices = partners.map(({ id, name, city }) => ({
        value: id,
        label: name,
        note: city,
      }));
      return { choices, chosen: null, under };
    }
    const partner = await findPartner(tx, partnerId);
    if (!partner || !sells(partner)) throw data("Not found", { status: 404 });
    const owners = await possibleOwners(tx, partnerId);
    const offer = await registrationOffer(tx, actor, now(), partnerId);
    const chosen = {
      partner: { id: partner.id, name: partner.name },
      owners: owners.map(({ id, name, title }) => ({ id, name, title })),
      offer,
      dealId: newId(),
    };
    return { choices: [], chosen, under };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const partnerId = partnerIn(request);
  const form = await readForm(request);
  const owner = Chosen.safeParse(form.get("ownerId"));
  if (!partnerId || !owner.success) throw data("Not found", { status: 404 });
  const at = now();
  const outcome = await handIn(actor, form, at, async (deal) => {
    const chosen = { partnerId, ownerId: owner.data };
    const registration = await registerOnBehalf(actor, chosen, deal, at);
    if (!registration.ok && registration.reason === "not-possible") {
      throw data("Not found", { status: 404 });
    }
    return registration;
  });
  if (outcome.done === "registered") return redirect(`/desk/deals/${outcome.dealId}`);
  if (outcome.done === "kept") throw data("Not understood", { status: 400 });
  return data(outcome.answer, { status: outcome.status });
}

export default function RegisterForPartner() {
  const { choices, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!chosen) {
    return (
      <>
        <PageHead title="Register for a partner" />
        <ChoosePartner partners={choices} back="/desk/deals" />
      </>
    );
  }
  const { partner, owners, offer, dealId } = chosen;
  const back = "/desk/deals/new";
  return (
    <>
      <PageHead title={`Register for ${partner.name}`} sub={offer.programName} />
      {owners.length === 0 ? (
        <Empty
          title={`Nobody at ${partner.name} can look after a deal`}
          actions={
            <LinkButton to={`/desk/partners/${partner.id}/people`}>Invite somebody</LinkButton>
          }
        >
          A deal belongs to one of the partner’s administrators or sales people.
        </Empty>
      ) : (
        <RegisterForm
          offer={offer}
          dealId={dealId}
          forPartner
          lead={<BehalfOwner partnerName={partner.name} owners={owners} />}
          lastResult={answer?.result}
          customersAt={`/desk/deals/customers?partner=${partner.id}`}
          outlookAt={`/desk/deals/outlook?partner=${partner.id}`}
          back={back}
        />
      )}
    </>
  );
}
