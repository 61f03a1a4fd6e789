import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { registerDealSchema } from "#app/domain/deals/register/register-deal.schema.ts";
import {
  type Registration,
  registerDeal,
} from "#app/domain/deals/register/register-deal.server.ts";
import { registrationOffer } from "#app/domain/deals/register/registration-offer.server.ts";
import { RegisterForm } from "#app/domain/deals/ui/register/register-form.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { formatMoney } from "#app/ui/format.ts";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Register a deal · Tributary" }];
export const handle = { crumb: "Register a deal" };

/** Deals are registered by those who sell: a supplier has no prices to register one at. */
async function requireSeller(request: Request) {
  const actor = await requireActor(request, "partner", "deal:register");
  if (actor.partnerKind === "supplier") throw data("Not allowed", { status: 403 });
  return actor;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireSeller(request);
  const offer = await withScope(actor, (tx) => registrationOffer(tx, actor, now()));
  return { offer, dealId: newId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireSeller(request);
  const at = now();
  const { timeZone } = await withScope(actor, findVendor);
  const schema = registerDealSchema(localDay(at, timeZone));
  const submission = parseWithZod(await readForm(request), { schema });
  if (submission.status !== "success") {
    // Adding and removing a line comes back as well, and is no error.
    return data(submission.reply(), { status: submission.status === "error" ? 400 : 200 });
  }
  const registration = await registerDeal(actor, submission.value, at);
  if (!registration.ok) return data(submission.reply(refusal(registration)), { status: 409 });
  return redirect(`/portal/deals/${registration.dealId}`);
}

function refusal(registration: Extract<Registration, { ok: false }>) {
  if (registration.reason === "no-price") {
    const places = registration.lines.map((place) => [
      `lines[${place}].productId`,
      ["Not on sale in this currency; choose another part"],
    ]);
    return { fieldErrors: Object.fromEntries(places) };
  }
  const { minimumMinor, currency } = registration;
  return { formErrors: [`The programme takes deals from ${formatMoney(minimumMinor, currency)}`] };
}

export default function RegisterDealPage() {
  const { offer, dealId } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Register a deal" sub={`${offer.vendorName}, ${offer.programName}`} />
      <RegisterForm offer={offer} dealId={dealId} lastResult={useActionData<typeof action>()} />
    </>
  );
}
