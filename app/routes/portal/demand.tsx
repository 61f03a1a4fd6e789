import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { readSupplierDemand } from "#app/domain/demand/demand-overview.server.ts";
import { SupplierDemandPage } from "#app/domain/demand/ui/supplier-demand-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Demand · Tributary" }];

export const handle = { crumb: "Demand" };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "partner", "demand:read");
  if (actor.partnerKind !== "supplier") throw data("Not found", { status: 404 });
  const choice = productChoiceFrom(new URL(request.url).searchParams);
  return { demand: await withScope(actor, (tx) => readSupplierDemand(tx, choice, now())) };
}

export default function Demand() {
  return <SupplierDemandPage {...useLoaderData<typeof loader>()} />;
}
