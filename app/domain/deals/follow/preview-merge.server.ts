import type { Collision } from "#app/domain/customers/decisions/refused.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectStanding, waitingDeals } from "./protections.store.server.ts";
import { whatMeets } from "./protections-that-meet.ts";

export type DealsMeeting = {
  collisions: Collision[];
  /** Protections that would be for the customer that stays from now on. */
  protections: number;
  /** Deals that wait, whose conflicts are looked for again. */
  deals: number;
};

/** What two customers' deals would do to each other if the one were merged into the other. */
export async function dealsThatMeet(
  tx: ScopedTx,
  { intoId, fromId }: { intoId: string; fromId: string },
  at: Date,
): Promise<DealsMeeting> {
  const standing = await selectStanding(tx, { customerIds: [intoId, fromId] });
  const { collisions } = whatMeets(
    standing.map((each) => ({ ...each, customerId: intoId })),
    at,
  );
  const moving = standing.filter((each) => each.fromId === fromId && each.endsAt > at);
  const waiting = await waitingDeals(tx, [intoId, fromId]);
  return { collisions, protections: moving.length, deals: waiting.length };
}
