import type { PartnerActor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { asItStands } from "../standing.ts";
import type { DealListQuery } from "./deal-list-query.ts";
import { selectDeals } from "./list-deals.server.ts";
import { pageOfDeals } from "./page-of-deals.server.ts";

const BATCH = 1_000;

/** A partner's whole list in its order, batch by batch, with more than a page says of each deal. */
export const dealBatches = (actor: PartnerActor, query: DealListQuery, now: Date, size = BATCH) =>
  inBatches(async (place: string | null) => {
    const from = { ...query, after: place ?? undefined, before: undefined };
    const { deals, after } = await withReadScope(actor, (tx) =>
      pageOfDeals(tx, from, actor, now, size),
    );
    const ids = deals.map(({ id }) => id);
    const found = await withScope(actor, (tx) =>
      selectDeals(tx, { id: { in: ids } }, [], ids.length),
    );
    const byId = new Map(found.map((deal) => [deal.id, asItStands(deal, now)]));
    return { rows: ids.flatMap((id) => byId.get(id) ?? []), next: after };
  });
