import type { Actor } from "#app/platform/actor.ts";
import { brokeConstraint, refusedByGuard, refusedByScope } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

/** Ends a try, so that the next one finds everything as it was. */
export class Undone extends Error {
  constructor(readonly count: number) {
    super("undone");
  }
}

/** What came of a write: how many rows, or who refused it. */
export async function attempt(actor: Actor, write: (tx: ScopedTx) => Promise<{ count: number }>) {
  try {
    return (await withScope(actor, write)).count;
  } catch (error) {
    if (error instanceof Undone) return error.count;
    // Past the guard and the policies, it was a key that held.
    if (brokeConstraint(error, "deal_vendor_id_party_id_fkey")) return 1;
    if (refusedByGuard(error)) return "guard";
    if (refusedByScope(error)) return "scope";
    throw error;
  }
}
