import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { readVendorDemand } from "#app/domain/demand/demand-overview.server.ts";
import { VendorDemandPage } from "#app/domain/demand/ui/vendor-demand-page.tsx";
import { SavedViews } from "#app/domain/identity/ui/saved-views.tsx";
import { savedViewsOf } from "#app/domain/identity/views/saved-views.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Demand · Tributary" }];

export const handle = { crumb: "Demand" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "demand:read");
  const choice = productChoiceFrom(new URL(request.url).searchParams);
  return withScope(actor, async (tx) => ({
    demand: await readVendorDemand(tx, choice, now()),
    saved: await savedViewsOf(tx, actor, "desk/demand"),
  }));
}

export default function Demand() {
  const { demand, saved } = useLoaderData<typeof loader>();
  return <VendorDemandPage demand={demand} views={<SavedViews {...saved} />} />;
}
