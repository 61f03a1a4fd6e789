import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";

import { historyOf } from "#app/domain/customers/decisions/read-history.server.ts";
import { DecisionList } from "#app/domain/customers/ui/decisions/decision-list.tsx";
import { SettleCollisions } from "#app/domain/customers/ui/decisions/settle-collisions.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead, Section } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { decisionOr404, misunderstood, takeBack } from "./customer-decisions.server.ts";
import { customerOr404 } from "./customer-or-404.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `History of ${page?.customer.name ?? "a customer"} · Tributary` },
];
export const handle = { crumb: "History" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const id = uuidParam(params.customerId);
  return withScope(actor, async (tx) => {
    const customer = await customerOr404(tx, id);
    return {
      customer,
      decisions: await historyOf(tx, id),
      timeZone: (await findVendor(tx)).timeZone,
      mayDecide: can(actor, "customer:decide"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const id = uuidParam(params.customerId);
  const form = await readForm(request);
  const decided = await takeBack(actor, form);
  if (!decided) throw misunderstood();
  const { refused } = decisionOr404(decided);
  if (!refused) return redirect(`/desk/customers/${id}/history?done=${String(form.get("intent"))}`);
  const { problem, collisions } = refused.data;
  const asked = {
    intent: String(form.get("intent")),
    decisionId: String(form.get("decisionId")),
  };
  return data({ problem, collisions, asked }, { status: 409 });
}

export default function CustomerHistory() {
  const { customer, decisions, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={customer.name} sub="Who decided what of it, and on which evidence" />
      <Done words={{ undo: "Taken back", redo: "Made again", split: "Split, and told below" }} />
      {answer && <Notice tone="bad" title={answer.problem} live />}
      {answer && answer.collisions.length > 0 && (
        <Form method="post" className="divide">
          <Section>
            <input type="hidden" name="decisionId" value={answer.asked.decisionId} />
            <SettleCollisions collisions={answer.collisions} />
            <div className="pt-3">
              <Button type="submit" kind="primary" name="intent" value={answer.asked.intent}>
                {answer.asked.intent === "undo" ? "Undo so" : "Make again so"}
              </Button>
            </div>
          </Section>
        </Form>
      )}
      {decisions.length > 0 ? (
        <Section label="Decisions">
          <DecisionList decisions={decisions} {...page} />
        </Section>
      ) : (
        <Empty title="Nothing decided by hand">
          Merges, splits, matches and locked values appear here, and each can be taken back.
        </Empty>
      )}
    </>
  );
}
