import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { customersToPropose } from "#app/domain/accounts/customers-to-propose.server.ts";
import { ProposeJointAccount } from "#app/domain/accounts/joint-account.schema.ts";
import { proposeJointAccount } from "#app/domain/accounts/propose-joint-account.server.ts";
import { NewAccountForm } from "#app/domain/accounts/ui/new-account-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Field } from "#app/ui/field.tsx";
import { Select } from "#app/ui/input.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { beginningRefusals } from "../joint-account-refusals.ts";

export const handle = { crumb: "Propose" };
export const meta: MetaFunction = () => [{ title: "Propose a joint account · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "account:manage");
  return customersToPropose(actor);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "partner", "account:manage");
  const submission = parseWithZod(await readForm(request), { schema: ProposeJointAccount });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });

  const beginning = await proposeJointAccount(actor, submission.value, now());
  if (!beginning.ok) {
    const formErrors = [beginningRefusals[beginning.reason]];
    return data(submission.reply({ formErrors }), { status: 409 });
  }
  return redirect(`/portal/accounts/${beginning.accountId}`);
}

export default function ProposeAccount() {
  const { customers, vendorName } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Propose a joint account" sub={`to ${vendorName}`} />
      {customers.length === 0 ? (
        <Empty title="No customer to propose yet">
          You can propose a customer for which you registered a deal
        </Empty>
      ) : (
        <NewAccountForm
          side="partner"
          invited={vendorName}
          base="/portal/accounts"
          lastResult={lastResult}
          about={(errors) => (
            <Field
              label="Customer"
              help="Customers for which you registered a deal"
              errors={errors.dealId}
            >
              <Select
                name="dealId"
                options={customers.map(({ dealId, name }) => ({ value: dealId, label: name }))}
              />
            </Field>
          )}
        />
      )}
    </>
  );
}
