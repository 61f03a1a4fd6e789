import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { clockAt } from "#app/domain/deals/clock.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import type { Moved } from "#app/domain/deals/refusal.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { TendDeal } from "#app/domain/deals/tend/tend-deal.schema.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { DealPage } from "#app/domain/deals/ui/deal-page.tsx";
import { TendBar } from "#app/domain/deals/ui/tend-bar.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Deal"} · Tributary` },
];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const dealId = uuidParam(params.dealId);
  return withScope(actor, async (tx) => {
    const deal = await findDeal(tx, dealId);
    const own = deal?.partnerId === actor.partnerId;
    // A draft is nobody's business but its partner's.
    if (!deal || (!own && deal.status === "draft")) throw notFound();
    const vendor = await findVendor(tx);
    return {
      deal,
      own,
      mayTend: own && can(actor, "deal:register"),
      clock: clockAt(now(), vendor.timeZone),
      vendorName: vendor.shortName,
      crumb: deal.number,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const dealId = uuidParam(params.dealId);
  const submission = parseWithZod(await readForm(request), { schema: TendDeal });
  if (submission.status !== "success") {
    const errors = submission.error ?? {};
    return data({ errors, refused: false }, { status: 400 });
  }
  const moved = await tend(actor, dealId, submission.value);
  if (moved.ok) return redirect(`/portal/deals/${dealId}`);
  if (moved.reason === "not-found") throw notFound();
  return data({ errors: {}, refused: true }, { status: 409 });
}

function tend(actor: PartnerActor, dealId: string, deed: TendDeal): Promise<Moved> {
  const at = now();
  switch (deed.intent) {
    case "withdraw":
      return withdrawDeal(actor, { dealId, note: deed.note }, at);
    case "answer":
      return answerRequest(actor, { dealId, note: deed.note }, at);
    case "update":
      return updateDeal(actor, { dealId, ...deed }, at);
    default:
      return closeDeal(actor, { dealId, outcome: deed.intent, note: deed.note }, at);
  }
}

export default function Deal() {
  const { deal, own, mayTend, clock, vendorName } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  return (
    <DealPage
      deal={deal}
      clock={clock}
      vendorName={vendorName}
      own={own}
      problem={
        answer?.refused && (
          <Notice tone="bad" title="That is not possible any more" live>
            The deal has moved on in the meantime. This is where it stands now.
          </Notice>
        )
      }
    >
      {mayTend && <TendBar deal={deal} chosen={params.get("do")} errors={answer?.errors ?? {}} />}
    </DealPage>
  );
}
