import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { AccountListQuery } from "#app/domain/accounts/joint-account.schema.ts";
import { listJointAccounts } from "#app/domain/accounts/list-joint-accounts.server.ts";
import { AccountsPage } from "#app/domain/accounts/ui/accounts-page.tsx";
import { can } from "#app/domain/identity/permissions.ts";
import { now } from "#app/platform/clock.server.ts";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Joint accounts · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "account:read");
  const query = AccountListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const accounts = await listJointAccounts(actor, query, now());
  return { query, accounts, canManage: can(actor, "account:manage") };
}

export default function Accounts() {
  return <AccountsPage {...useLoaderData<typeof loader>()} side="vendor" base="/desk/accounts" />;
}
