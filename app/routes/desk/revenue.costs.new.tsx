import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { CostWords } from "#app/domain/revenue/costs/cost.schema.ts";
import { enterCost } from "#app/domain/revenue/costs/enter-cost.server.ts";
import { costChoices } from "#app/domain/revenue/costs/read-costs-page.server.ts";
import { CostForm } from "#app/domain/revenue/ui/costs/cost-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { costErrors } from "./cost-answer.ts";

export const meta: MetaFunction = () => [{ title: "Add a cost · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "cost:manage");
  return {
    ...(await withScope(actor, costChoices)),
    formId: newId(),
    under: { label: "Channel costs", to: "/desk/revenue/costs" },
    crumb: "Add a cost",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "cost:manage");
  const form = await readForm(request);
  const submission = parseWithZod(form, { schema: CostWords });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply() }, { status: 400 });
  }
  const formId = z.uuid().optional().catch(undefined).parse(form.get("formId"));
  const entered = await enterCost(actor, submission.value, now(), formId);
  if (entered.ok) return redirect(`/desk/revenue/costs/${entered.id}?done=added`);
  return data({ lastResult: submission.reply(costErrors(entered)) }, { status: 409 });
}

export default function NewCost() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add a cost" />
      <CostForm from={null} {...choices} answer={answer} />
    </>
  );
}
