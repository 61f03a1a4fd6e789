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
import { decideDispute } from "#app/domain/deals/dispute/decide-dispute.server.ts";
import { TendDispute } from "#app/domain/deals/dispute/dispute.schema.ts";
import { noteFinding } from "#app/domain/deals/dispute/hand-in-proof.server.ts";
import { openDispute } from "#app/domain/deals/dispute/open-dispute.server.ts";
import { disputesOf, rivalsOf } from "#app/domain/deals/dispute/read-disputes.server.ts";
import { findTalkDeal } from "#app/domain/deals/talk/talk-deal.server.ts";
import { DisputePage } from "#app/domain/deals/ui/dispute/dispute-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const handle = { crumb: "Dispute" };
export const meta: MetaFunction = () => [{ title: "Dispute · Tributary" }];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const dealId = uuidParam(params.dealId);
  return withScope(actor, async (tx) => {
    const deal = await findTalkDeal(tx, dealId);
    if (!deal) throw notFound();
    const base = `/desk/deals/${dealId}`;
    return {
      deal,
      disputes: await disputesOf(tx, dealId),
      rivals: await rivalsOf(tx, dealId),
      clock: clockAt(now(), (await findVendor(tx)).timeZone),
      base,
      mayDecide: can(actor, "deal:decide"),
      under: { label: deal.number, to: base },
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const dealId = uuidParam(params.dealId);
  const form = await readForm(request);
  const intent = String(form.get("intent") ?? "");
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const wrong = (errors: Record<string, string[] | null>, refusal: string | null, status: number) =>
    data({ intent, errors, typed, refusal }, { status });

  const submission = parseWithZod(form, { schema: TendDispute });
  if (submission.status !== "success") return wrong(submission.error ?? {}, null, 400);
  const answer = await tend(actor, dealId, submission.value, now());
  if (answer.ok)
    throw redirect(`/desk/deals/${dealId}/dispute?done=${done[submission.value.intent]}`);
  switch (answer.reason) {
    case "not-found":
      throw notFound();
    case "discloses":
      return wrong(
        { [answer.field]: [`Leave out ${answer.name}: one side reads nothing of the other`] },
        null,
        400,
      );
    case "past":
      return wrong({ dueDay: ["Choose a day to come"] }, null, 400);
    case "not-yet":
      return wrong({ day: ["Choose a day that has been"] }, null, 400);
    case "no-rival":
      return wrong(
        { otherId: ["It does not claim the same customer any more, or a dispute is open"] },
        null,
        409,
      );
    default:
      return wrong({}, "The dispute was decided meanwhile", 409);
  }
}

const done: Record<TendDispute["intent"], string> = {
  open: "opened",
  find: "found",
  decide: "decided",
};

function tend(actor: VendorActor, dealId: string, asked: TendDispute, at: Date) {
  switch (asked.intent) {
    case "open":
      return openDispute(actor, { dealId, ...asked }, at);
    case "find":
      return noteFinding(actor, { dealId, ...asked }, at);
    default:
      return decideDispute(actor, { dealId, ...asked }, at);
  }
}

export default function DealDispute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <DisputePage {...page} answer={answer} />;
}
