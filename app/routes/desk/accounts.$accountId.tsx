import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { readJointAccount } from "#app/domain/accounts/read-joint-account.server.ts";
import { AccountPage } from "#app/domain/accounts/ui/account-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireActor } from "../guard.server.ts";
import { answerJointAccount } from "../joint-account-action.server.ts";
import { uuidParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Joint account"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "account:read");
  const today = now();
  const view = await readJointAccount(actor, uuidParam(params.accountId), today);
  if (!view) throw data("Not found", { status: 404 });
  return { view, canManage: can(actor, "account:manage"), today, crumb: view.account.title };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "account:manage");
  return answerJointAccount(request, actor, uuidParam(params.accountId));
}

export default function Account() {
  const { view, canManage, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AccountPage
      view={view}
      canManage={canManage}
      dealBase="/desk/deals"
      today={today}
      refusal={answer?.refusal ?? undefined}
      lastResult={answer?.lastResult}
    />
  );
}
