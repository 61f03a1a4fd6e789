import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

import { Frame } from "#app/ui/frame.tsx";

import { frameOf } from "../frame.server.ts";
import { deskNavigation } from "./navigation.ts";

export const meta: MetaFunction = () => [{ title: "Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, frame, headers } = await frameOf(request, "vendor");
  return data({ ...frame, groups: deskNavigation(actor) }, { headers });
}

export default function DeskLayout() {
  return (
    <Frame side="desk" {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}
