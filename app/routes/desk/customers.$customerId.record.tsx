import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { findCustomer } from "#app/domain/customers/customers.server.ts";
import { changeRecord } from "#app/domain/customers/decisions/change-record.server.ts";
import { ChangeRecord } from "#app/domain/customers/golden/locking.schema.ts";
import { valuesOfCustomer } from "#app/domain/customers/golden/read-golden.server.ts";
import { RecordForms } from "#app/domain/customers/ui/decisions/record-forms.tsx";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { deciding, decisionOr404 } from "./customer-decisions.server.ts";
import { customerOr404 } from "./customer-or-404.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Record of ${page?.customer.name ?? "a customer"} · Tributary` },
];
export const handle = { crumb: "Record" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const id = uuidParam(params.customerId);
  return withScope(actor, async (tx) => {
    const customer = await customerOr404(tx, id);
    const parent = customer.parentId ? await findCustomer(tx, customer.parentId) : null;
    return {
      ...{ customer, parent: parent && { name: parent.name } },
      values: await valuesOfCustomer(tx, id),
      partners: (await listPartners(tx)).map(({ id: value, name: label }) => ({ value, label })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:decide");
  const id = uuidParam(params.customerId);
  const submission = parseWithZod(await readForm(request), { schema: ChangeRecord });
  const typed = Object.fromEntries(
    Object.entries(submission.payload).map(([name, value]) => [name, String(value ?? "")]),
  );
  if (submission.status !== "success") {
    return data({ problem: null, errors: submission.error ?? {}, typed }, { status: 400 });
  }
  const { refused } = decisionOr404(await changeRecord(deciding(actor), id, submission.value));
  if (!refused) return redirect(`/desk/customers/${id}/record?done=${submission.value.intent}`);
  return data({ problem: refused.data.problem, errors: {}, typed }, { status: 409 });
}

export default function CustomerRecord() {
  const { customer, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={customer.name}
        sub="What is locked stays whatever sources say"
        actions={<LinkButton to={`/desk/customers/${customer.id}`}>Back</LinkButton>}
      />
      <Done
        words={{
          "lock-name": "Name locked",
          "lock-address": "Address locked",
          "lock-kind": "Kind kept",
          "lock-partner": "Partner kept",
          unlock: "Unlocked: the sources count again",
        }}
      />
      {answer?.problem && <Notice tone="bad" title={answer.problem} live />}
      <RecordForms
        {...page}
        customer={customer}
        errors={answer?.errors ?? {}}
        typed={answer?.typed}
      />
    </>
  );
}
