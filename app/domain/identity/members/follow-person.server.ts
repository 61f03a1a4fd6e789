import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Membership } from "./memberships.server.ts";

type Known = { name?: string; email?: string };

/** What a person changed of itself is said at every place where it works, each time within that vendor's scope. */
export async function followPerson(
  tx: ScopedTx,
  actor: Actor,
  { personId, memberships }: { personId: string; memberships: readonly Membership[] },
  known: Known,
) {
  for (const { vendorId, id } of memberships) {
    await asSystem(tx, { ...actor, vendorId }, (system) =>
      system.membership.updateMany({ where: { vendorId, id, personId }, data: known }),
    );
  }
  await asSystem(tx, actor, async () => {});
}
