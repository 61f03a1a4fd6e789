import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";

import { Tabs } from "#app/ui/filter-bar.tsx";
import { Frame } from "#app/ui/frame.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { deskNavigation } from "../desk/navigation.ts";
import { frameOf } from "../frame.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { portalNavigation } from "../portal/navigation.ts";

export const handle = { crumb: "Account" };
export const meta: MetaFunction = () => [{ title: "Account · Tributary" }];

/** A person's own pages stand in the frame of the side where it works at the moment. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireVisitor(request);
  const { frame, headers } = await frameOf(request, actor.audience);
  const side = actor.audience === "vendor" ? ("desk" as const) : ("portal" as const);
  const groups = actor.audience === "vendor" ? deskNavigation(actor) : portalNavigation(actor);
  return data({ side, groups, ...frame }, { headers });
}

const places = [
  { to: "/account", label: "Profile" },
  { to: "/account/password", label: "Password" },
  { to: "/account/security", label: "Second factor", end: false },
  { to: "/account/sessions", label: "Sessions" },
  { to: "/account/notifications", label: "Notifications", end: false },
];

export default function AccountLayout() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <PageHead title="Account" tight />
      <Tabs label="Account" tabs={places} />
      <Outlet />
    </Frame>
  );
}
