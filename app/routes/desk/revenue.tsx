import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { readRevenue } from "#app/domain/revenue/read-revenue.server.ts";
import { RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { RevenueView } from "#app/domain/revenue/ui/revenue-view.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Revenue" };

export const meta: MetaFunction = () => [{ title: "Revenue · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const search = RevenueSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  return withScope(actor, async (tx) => ({
    page: await readRevenue(tx, revenueQuery(search, now(), await vendorTerms(tx))),
    saved: await savedViewsOf(tx, actor, "desk/revenue"),
  }));
}

export default function Revenue() {
  const { page, saved } = useLoaderData<typeof loader>();
  return <RevenueView page={page} views={<SavedViews {...saved} />} />;
}
