import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { can } from "#app/domain/identity/permissions.ts";
import { costKindNames } from "#app/domain/revenue/costs/channel-cost.ts";
import { CostWords } from "#app/domain/revenue/costs/cost.schema.ts";
import { correctCost, endCost } from "#app/domain/revenue/costs/enter-cost.server.ts";
import { findCost, typedOf } from "#app/domain/revenue/costs/list-costs.server.ts";
import { costChoices, namesOfCosts } from "#app/domain/revenue/costs/read-costs-page.server.ts";
import { CostFacts, EndCost } from "#app/domain/revenue/ui/costs/cost-facts.tsx";
import { CostForm } from "#app/domain/revenue/ui/costs/cost-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { costErrors } from "./cost-answer.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Cost"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const id = uuidParam(params.costId);
  return withScope(actor, async (tx) => {
    const cost = await findCost(tx, id);
    if (!cost) throw data("Not found", { status: 404 });
    return {
      cost,
      typed: await typedOf(tx, id),
      names: await namesOfCosts(tx),
      choices: await costChoices(tx),
      mayManage: can(actor, "cost:manage"),
      under: { label: "Channel costs", to: "/desk/revenue/costs" },
      crumb: [cost.document, cost.lineNo].filter(Boolean).join(", "),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "cost:manage");
  const id = uuidParam(params.costId);
  const back = (done: string) => redirect(`/desk/revenue/costs/${id}?done=${done}`);
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "end" || intent === "again") {
    const ended = await endCost(actor, id, intent === "end", now());
    if (ended.ok) throw back(intent);
    if (ended.reason === "unknown") throw data("Not found", { status: 404 });
    const refusal = "It stands in closed books";
    return data({ refusal, lastResult: undefined }, { status: 409 });
  }
  const submission = parseWithZod(form, { schema: CostWords });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), refusal: undefined }, { status: 400 });
  }
  const corrected = await correctCost(actor, id, submission.value, now());
  if (corrected.ok) throw back("changed");
  const lastResult = submission.reply(costErrors(corrected));
  return data({ lastResult, refusal: undefined }, { status: 409 });
}

const done = {
  added: "The cost was added",
  changed: "The cost was changed",
  end: "The cost was taken back",
  again: "The cost counts again",
};

export default function CostPage() {
  const { cost, typed, names, choices, mayManage } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const edits = mayManage && typed !== null;
  return (
    <>
      <PageHead
        title={[cost.document, cost.lineNo].filter(Boolean).join(", ")}
        sub={`${costKindNames[cost.kind]}, ${names.partners.get(cost.partnerId) ?? ""}`}
        actions={edits && <EndCost ended={cost.endedAt !== null} />}
      />
      <Done words={done} />
      <CostFacts
        cost={cost}
        names={names}
        currency={choices.currency}
        refusal={answer?.refusal ?? null}
      />
      {edits && !cost.endedAt && (
        <CostForm
          from={typed}
          {...choices}
          answer={answer?.lastResult && { lastResult: answer.lastResult }}
        />
      )}
    </>
  );
}
