import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { endOfLocalDay } from "#app/domain/programs/local-time.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { insertGrants } from "./joint-account.store.server.ts";
import { type JointAccount, type Levels, shownBy, sideOf } from "./joint-account.ts";

/** A day in the form is the last on which the grant holds, by the vendor's calendar. */
export async function endOf(tx: ScopedTx, until: Date | undefined): Promise<Date | null> {
  if (!until) return null;
  const { timeZone } = await findVendor(tx);
  return endOfLocalDay(until, timeZone);
}

/** What a side shows from the start: with its invitation, or with its answer. */
export async function showFirst(
  tx: ScopedTx,
  actor: Actor,
  account: JointAccount,
  levels: Levels,
  until: Date | undefined,
  at: Date,
) {
  const side = sideOf(actor);
  const endsAt = await endOf(tx, until);
  const grants = shownBy[side].flatMap((facet) => {
    const level = levels[facet] ?? "none";
    if (level === "none") return [];
    return [{ side, facet, level, grantedBy: actor.name, startsAt: at, endsAt }];
  });
  await insertGrants(tx, account, grants);
}
