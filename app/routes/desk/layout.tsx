import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

import { countDealsToDecide } from "#app/domain/deals/decide/deals-to-decide.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Frame } from "#app/ui/frame.tsx";

import { frameOf } from "../frame.server.ts";
import { deskNavigation } from "./navigation.ts";

export const meta: MetaFunction = () => [{ title: "Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, frame, headers } = await frameOf(request, "vendor");
  const deals = can(actor, "deal:decide") ? await withScope(actor, countDealsToDecide) : undefined;
  return data({ ...frame, groups: deskNavigation(actor, { deals }) }, { headers });
}

export default function DeskLayout() {
  return (
    <Frame side="desk" {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}
