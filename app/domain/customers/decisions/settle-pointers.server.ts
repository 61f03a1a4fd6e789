import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  loadCluster,
  pointIdentifiers,
  pointParties,
  selectLives,
  selectOwnParents,
  setParents,
  setStandsFor,
} from "./cluster.store.server.ts";
import { parentsOf, pointersOf } from "./pointers.ts";

/**
 * Brings everything that points at these customers to where the decisions put it. What it costs is a matter of how many
 * wordings they have, never of how much they bought.
 */
export async function settlePointers(tx: ScopedTx, ids: readonly string[]) {
  const cluster = await loadCluster(tx, ids);
  const { customerOf, lifeOf } = pointersOf(cluster.records, cluster.parties);

  const moved = new Map(
    cluster.parties.flatMap(({ id, customerId }): [string, string][] => {
      const now = customerOf.get(id) ?? customerId;
      return now === customerId ? [] : [[id, now]];
    }),
  );
  if (moved.size > 0) await pointParties(tx, moved);
  const stood = new Map(
    cluster.records.flatMap(({ id, standsForId }): [string, string | null][] => {
      const life = lifeOf.get(id) ?? id;
      const now = life === id ? null : life;
      return now === standsForId ? [] : [[id, now]];
    }),
  );
  if (stood.size > 0) await setStandsFor(tx, stood);

  const all = cluster.records.map(({ id }) => id);
  await pointIdentifiers(tx, all);
  await settleParents(tx, all, lifeOf);
  return { lifeOf, partyIds: [...moved.keys()] };
}

async function settleParents(
  tx: ScopedTx,
  ids: readonly string[],
  lifeOf: ReadonlyMap<string, string>,
) {
  const records = await selectOwnParents(tx, ids);
  const elsewhere = records.flatMap(({ ownParentId }) =>
    ownParentId && !lifeOf.has(ownParentId) ? [ownParentId] : [],
  );
  const others = await selectLives(tx, elsewhere);
  const parents = parentsOf(records, (id) => lifeOf.get(id) ?? others.get(id) ?? id);
  // What does not live any more stands in no tree.
  for (const { id, lifeId } of records) if (id !== lifeId) parents.set(id, null);
  await setParents(tx, parents);
}
