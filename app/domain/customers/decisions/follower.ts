import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Setting } from "./decision.ts";
import type { Collision } from "./refused.ts";

/** What came of a decision, for whatever hangs on customers in a later room. */
export type Change = {
  actor: VendorActor;
  at: Date;
  /** Of every record that may have moved, the live one that stands for it now. */
  lifeOf: ReadonlyMap<string, string>;
  /** Parties that count for another customer than before. */
  partyIds: readonly string[];
  /** What was decided of things that a later room keeps. */
  settings: readonly Setting[];
};

/**
 * Brings along what a later room has hanging on customers, in the decision's own transaction and the portal's own scope.
 * What cannot stand beside each other any more comes back, and the decision is refused until it is settled.
 */
export type Follower = (tx: ScopedTx, change: Change) => Promise<Collision[]>;
