import type { Actor } from "#app/platform/actor.ts";

import type { ScopedTx } from "./scope.server.ts";

const scopeOf = (actor: Actor) => {
  const partner = actor.audience === "partner" ? actor : null;
  return {
    audience: actor.audience,
    partner: actor.partnerId,
    kind: partner?.partnerKind ?? null,
    linked: partner?.linked ?? [],
    showing: partner?.showing ?? [],
    person: actor.personId,
    role: actor.role,
  };
};

/**
 * Enters each scope in turn and asks the database for the row; answers in the same order. The asking actor's own
 * scope is entered last, so that the transaction goes on in it.
 */
export async function whoReads(
  tx: ScopedTx,
  asking: Actor,
  row: { table: string; id: string },
  scopes: readonly Actor[],
): Promise<boolean[]> {
  const asked = JSON.stringify([...scopes, asking].map(scopeOf));
  const answers = await tx.$queryRaw<{ reads: boolean }[]>`
    select reads from scope.who_reads(${tx.vendorId}::int, ${row.table}, ${row.id}::uuid, ${asked}::jsonb) order by place`;
  return answers.slice(0, scopes.length).map(({ reads }) => reads);
}
