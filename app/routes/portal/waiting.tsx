import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { WaitingPage } from "#app/domain/deals/ui/waiting/waiting-page.tsx";
import { waitForDomain } from "#app/domain/deals/waiting/wait-for-domain.server.ts";
import {
  stopWaiting,
  waitForRelease,
  waitsOf,
} from "#app/domain/deals/waiting/wait-for-release.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction = () => [{ title: "Waiting · Tributary" }];
export const handle = { crumb: "Waiting" };

const MOST_LETTERS = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const domain = new URL(request.url).searchParams.get("domain") ?? "";
  return withScope(actor, async (tx) => {
    const { timeZone } = await findVendor(tx);
    return {
      waits: await waitsOf(tx, actor),
      clock: clockAt(now(), timeZone),
      domain: domain.slice(0, MOST_LETTERS),
      under: { label: "Deals", to: "/portal/deals" },
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "wait-domain") {
    const domain = String(form.get("domain") ?? "").slice(0, MOST_LETTERS);
    return data({ answer: await waitForDomain(actor, domain, now()), domain });
  }
  if (intent === "stop" && !form.has("dealId")) {
    await stopWaiting(actor, { customerName: String(form.get("customerName")), dealId: null });
    return redirect("/portal/waiting");
  }
  const dealId = uuidParam(String(form.get("dealId")));
  const done =
    intent === "stop"
      ? await stopWaiting(actor, { dealId })
      : await waitForRelease(actor, dealId, now());
  if (!done.ok) {
    const status = done.reason === "not-found" ? 404 : 409;
    throw data(status === 404 ? "Not found" : "Not possible", { status });
  }
  return redirect(form.get("from") === "list" ? "/portal/waiting" : `/portal/deals/${dealId}`);
}

export default function Waiting() {
  const { waits, clock, domain } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <WaitingPage
      waits={waits}
      clock={clock}
      domain={answered?.domain ?? domain}
      answer={answered?.answer ?? null}
    />
  );
}
