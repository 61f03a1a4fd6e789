import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { FacetLevel } from "#app/domain/accounts/joint-account.ts";
import { type Facet, facetNames, levelNames } from "#app/domain/accounts/joint-account.ts";
import { isSightKind, sights } from "#app/domain/identity/sight/sight.ts";
import { whoCanSee } from "#app/domain/identity/sight/who-can-see.server.ts";
import { WhoPage } from "#app/domain/identity/ui/who-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Who can see it" };
export const meta: MetaFunction = () => [{ title: "Who can see it · Tributary" }];

const Asked = z.object({ kind: z.string().refine(isSightKind), id: z.uuid() });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "audit:read");
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw data("Not found", { status: 404 });
  const { kind, id } = asked.data;
  const found = await withScope(actor, (tx) => whoCanSee(tx, actor, { kind, id, at: now() }), {
    timeoutMs: 60_000,
  });
  if (!found) throw data("Not found", { status: 404 });
  const { one, vendor } = sights[kind];
  return {
    ...found,
    one,
    page: vendor.page(id),
    further: found.further.map(({ facet, level, ...way }) => ({
      ...way,
      facet: facetNames[facet as Facet] ?? facet,
      level: levelNames[level as FacetLevel] ?? level,
    })),
  };
}

export default function Who() {
  return <WhoPage {...useLoaderData<typeof loader>()} />;
}
