import type { Actor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";

import type { DealSetList } from "./deal-set.ts";
import { pageOfSet, type SetPage, totalOfSet } from "./list-set.server.ts";
import { pipelineFrame } from "./pipeline-view.server.ts";

export type SetView = SetPage & {
  set: DealSetList;
  currency: string;
  total: { deals: number; minor: bigint };
  /** What the chosen partner and family are called. */
  names: { partner: string | null; family: string | null };
};

/** One page of a set of deals, with what all of it comes to. */
export async function setView(actor: Actor, set: DealSetList, now: Date): Promise<SetView> {
  const { clock, currency, narrowed } = await pipelineFrame(actor, set, now);
  const [page, total] = await withReadScope(actor, (tx) =>
    Promise.all([
      pageOfSet(tx, actor, set, currency, clock),
      totalOfSet(tx, actor, set, currency, clock),
    ]),
  );
  const names = {
    partner: narrowed.partner?.name ?? null,
    family: narrowed.family?.name ?? null,
  };
  return { ...page, set, currency, total, names };
}
