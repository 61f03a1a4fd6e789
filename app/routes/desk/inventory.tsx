import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { readChannelStock } from "#app/domain/inventory/read-channel-stock.server.ts";
import { StockQuery } from "#app/domain/inventory/stock.schema.ts";
import { ChannelStockPage } from "#app/domain/inventory/ui/channel-stock-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Inventory" };
export const meta: MetaFunction = () => [{ title: "Inventory · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "inventory:read");
  const query = StockQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const saved = await withScope(actor, (tx) => savedViewsOf(tx, actor, "desk/inventory"));
  return { query, saved, ...(await readChannelStock(actor, query, now())) };
}

export default function Inventory() {
  const { saved, ...page } = useLoaderData<typeof loader>();
  return <ChannelStockPage {...page} views={<SavedViews {...saved} />} />;
}
