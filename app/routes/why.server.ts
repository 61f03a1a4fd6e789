import { data, type LoaderFunctionArgs } from "@remix-run/node";

import { facetNames, levelNames, shownBy } from "#app/domain/accounts/joint-account.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { explainSight, type Sight } from "#app/domain/identity/sight/sight.server.ts";
import { isSightKind, type SightKind, sights } from "#app/domain/identity/sight/sight.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { requireActor } from "./guard.server.ts";
import { uuidParam } from "./params.server.ts";

const notFound = () => data("Not found", { status: 404 });

/** Why somebody sees a record, for either side; a record out of sight is the same nothing as one that is not there. */
export async function loadWhy(
  { request, params }: Pick<LoaderFunctionArgs, "request" | "params">,
  audience: Actor["audience"],
) {
  const kind = isSightKind(params.kind) ? params.kind : null;
  const side = kind && sights[kind][audience];
  // The kind decides which permission is asked for; of an unknown one nobody learns that before signing in.
  const actor = await requireActor(request, audience, side?.needs ?? "deal:read");
  if (!kind || !side) throw notFound();
  const id = uuidParam(params.id);
  const sight = await withScope(actor, (tx) => explainSight(tx, actor, { kind, id, at: now() }));
  if (!sight) throw notFound();
  const page = side.page(id);
  const { one, many } = sights[kind];
  return {
    title: sight.record.title,
    ...{ one, page },
    steps: sight.steps,
    ...facetWords(sight),
    whoPage: audience === "vendor" && can(actor, "audit:read") ? whoPage(kind, id) : null,
    crumb: "Why you see this",
    under: { label: many.charAt(0).toUpperCase() + many.slice(1), to: page },
  };
}

const whoPage = (kind: SightKind, id: string) =>
  `/desk/scope/who?${new URLSearchParams({ kind, id })}`;

function facetWords({ facets, hidden }: Sight) {
  if (!facets) return { facets: null, hidden };
  const known = shownBy[facets.side];
  const shown = known.flatMap((facet) => {
    const grant = facets.shown.find((each) => each.facet === facet);
    if (!grant) return [];
    const { level, ...rest } = grant;
    return [{ ...rest, name: facetNames[facet], level: levelWords(level) }];
  });
  const kept = known.filter((facet) => !facets.shown.some((each) => each.facet === facet));
  return {
    facets: { from: facets.name, shown },
    hidden: [
      ...kept.map((facet) => `${facetNames[facet]}: ${facets.name} does not show it`),
      ...hidden,
    ],
  };
}

const levelWords = (level: string) =>
  Object.entries(levelNames).find(([name]) => name === level)?.[1] ?? level;
