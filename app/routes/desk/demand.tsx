import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { readVendorDemand } from "#app/domain/demand/demand-overview.server.ts";
import { VendorDemandPage } from "#app/domain/demand/ui/vendor-demand-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Demand · Tributary" }];

export const handle = { crumb: "Demand" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "demand:read");
  const choice = productChoiceFrom(new URL(request.url).searchParams);
  return { demand: await withScope(actor, (tx) => readVendorDemand(tx, choice, now())) };
}

export default function Demand() {
  return <VendorDemandPage {...useLoaderData<typeof loader>()} />;
}
