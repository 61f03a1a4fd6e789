import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { latestDecisions } from "#app/domain/customers/decisions/read-history.server.ts";
import { DecisionList } from "#app/domain/customers/ui/decisions/decision-list.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { decisionOr404, misunderstood, takeBack } from "./customer-decisions.server.ts";

export const meta: MetaFunction = () => [{ title: "Decisions on customers · Tributary" }];
export const handle = { crumb: "Decisions on customers" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  return withScope(actor, async (tx) => ({
    decisions: await latestDecisions(tx),
    timeZone: (await findVendor(tx)).timeZone,
    mayDecide: can(actor, "customer:decide"),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const form = await readForm(request);
  const decided = await takeBack(actor, form);
  if (!decided) throw misunderstood();
  const { refused } = decisionOr404(decided);
  return refused ?? redirect(`/desk/matching/history?done=${String(form.get("intent"))}`);
}

export default function DecisionHistory() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Decisions on customers"
        sub="The latest first; each can be undone, whatever came after it"
        actions={<LinkButton to="/desk/matching">Matching</LinkButton>}
      />
      <Done words={{ undo: "Taken back", redo: "Made again" }} />
      {answer && (
        <Notice tone="bad" title={answer.problem} live>
          {answer.collisions.length > 0 && "Settle it from the history of the customer."}
        </Notice>
      )}
      {page.decisions.length > 0 ? (
        <Section label="Decisions">
          <DecisionList {...page} />
        </Section>
      ) : (
        <Empty title="Nothing decided by hand">
          Merges, splits, matches and locked values appear here.
        </Empty>
      )}
    </>
  );
}
