import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

import { Frame } from "#app/ui/frame.tsx";

import { frameOf } from "../frame.server.ts";
import { portalNavigation } from "./navigation.ts";

export const meta: MetaFunction = () => [{ title: "Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, frame, headers } = await frameOf(request, "partner");
  return data({ ...frame, groups: portalNavigation(actor) }, { headers });
}

export default function PortalLayout() {
  return (
    <Frame side="portal" {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}
