import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { clockAt } from "#app/domain/deals/clock.ts";
import { ownSides } from "#app/domain/deals/dispute/own-sides.server.ts";
import { findTalkDeal } from "#app/domain/deals/talk/talk-deal.server.ts";
import { ProofPanel } from "#app/domain/deals/ui/dispute/proof-panel.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { takeProof } from "../deal-proof.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const handle = { crumb: "Proof" };
export const meta: MetaFunction = () => [{ title: "Proof · Tributary" }];

const notFound = () => data("Not found", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:read");
  const dealId = uuidParam(params.dealId);
  return withScope(actor, async (tx) => {
    const deal = await findTalkDeal(tx, dealId);
    const sides = deal ? await ownSides(tx, dealId) : [];
    if (!deal || sides.length === 0) throw notFound();
    const vendor = await findVendor(tx);
    const base = `/portal/deals/${dealId}`;
    return {
      deal,
      sides,
      clock: clockAt(now(), vendor.timeZone),
      vendorName: vendor.shortName,
      base,
      mayHandIn: can(actor, "deal:register"),
      under: { label: deal.number, to: base },
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "deal:register");
  const dealId = uuidParam(params.dealId);
  const taken = await takeProof(request, actor, dealId);
  if (taken.ok) throw redirect(`/portal/deals/${dealId}?done=proof#proof`);
  const { status, ...answer } = taken;
  return data(answer, { status });
}

export default function DealProof() {
  const { deal, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="record">
      <PageHead
        title={deal.customerName}
        sub={deal.number}
        actions={<LinkButton to={page.base}>To the deal</LinkButton>}
      />
      <ProofPanel {...page} answer={answer} />
    </div>
  );
}
