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

import { inviteToJointAccount } from "#app/domain/accounts/invite-to-joint-account.server.ts";
import { InviteToJointAccount } from "#app/domain/accounts/joint-account.schema.ts";
import { CustomerSearch, InvitePicks } from "#app/domain/accounts/ui/invite-picks.tsx";
import { NewAccountForm } from "#app/domain/accounts/ui/new-account-form.tsx";
import { searchCustomers } from "#app/domain/customers/search-customers.server.ts";
import { listPartners } from "#app/domain/partners/partners.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { beginningRefusals } from "../joint-account-refusals.ts";

export const handle = { crumb: "Invite" };
export const meta: MetaFunction = () => [{ title: "Invite to a joint account · Tributary" }];

const Query = z.object({
  q: z.string().trim().max(100).catch(""),
  customer: z.uuid().optional().catch(undefined),
  partner: z.uuid().optional().catch(undefined),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "account:manage");
  const query = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => {
    const partners = (await listPartners(tx)).filter(({ kind }) => kind !== "supplier");
    return { query, partners, customers: await searchCustomers(tx, query.q, query.customer) };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "account:manage");
  const submission = parseWithZod(await readForm(request), { schema: InviteToJointAccount });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });

  const beginning = await inviteToJointAccount(actor, submission.value, now());
  if (!beginning.ok) {
    const formErrors = [beginningRefusals[beginning.reason]];
    return data(submission.reply({ formErrors }), { status: 409 });
  }
  return redirect(`/desk/accounts/${beginning.accountId}`);
}

export default function InvitePartner() {
  const { query, partners, customers } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Invite to a joint account" />
      <CustomerSearch q={query.q} partner={query.partner} />
      <NewAccountForm
        side="vendor"
        invited="The partner"
        base="/desk/accounts"
        lastResult={useActionData<typeof action>()}
        about={(errors) => <InvitePicks {...{ customers, partners, errors }} chosen={query} />}
      />
    </>
  );
}
