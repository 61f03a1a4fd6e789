import { bringAlong } from "#app/domain/customers/decisions/bring-along.server.ts";
import type { Change, Follower } from "#app/domain/customers/decisions/follower.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { lockProtecting } from "../conflicts/taken-families.server.ts";
import { addEvent, lockDeal } from "../deal.store.server.ts";
import { tellPartner } from "../tell.server.ts";
import {
  givenWayLetter,
  givenWayNote,
  standsAgainLetter,
  standsAgainNote,
} from "../ui/follow-letters.ts";
import { lookAgainAtDeals } from "./look-again-at-deals.server.ts";
import {
  closeOver,
  moveProtections,
  type Released,
  release,
  restore,
  selectStanding,
  waitingDeals,
} from "./protections.store.server.ts";
import { whatMeets } from "./protections-that-meet.ts";

/**
 * What the deals' room has hanging on customers follows a decision on them: protections go where their deals' parties
 * are, the own sales' engagements and those who wait go with their record, and what touches a deal that waits is looked
 * for again. Two live protections of one family cannot meet: one of them ends in the same step, or nothing happens.
 */
export const dealsFollow: Follower = async (tx, change) => {
  const { lifeOf, at, settings } = change;
  const records = [...new Set([...lifeOf.keys(), ...lifeOf.values()])];
  await lockProtecting(tx);

  const said = settings.filter(({ register }) => register === "protection");
  const idsOf = (ends: boolean) =>
    said.filter(({ value }) => (value !== null) === ends).map(({ subjectId }) => subjectId);
  const ended = await release(tx, idsOf(true), records, at);
  const coming = await selectComing(tx, records, idsOf(false));
  const { collisions, over } = whatMeets(coming, at);
  if (collisions.length > 0) return collisions;
  if (over.length > 0) await closeOver(tx, over);
  await moveProtections(tx, records, at);
  const again = await restore(tx, idsOf(false), at);

  for (const each of ended) await tellEnded(tx, change, each);
  for (const each of again) await tellAgain(tx, change, each);
  await bringAlong(tx, "direct_engagement", records);
  await bringAlong(tx, "protection_wait", records);
  const dealIds = await waitingDeals(tx, records);
  if (dealIds.length > 0) {
    await enqueue(tx, lookAgainAtDeals, { vendorId: tx.vendorId, dealIds });
  }
  return [];
};

/** Those that stand, and those that would stand again. */
async function selectComing(tx: ScopedTx, records: readonly string[], restored: readonly string[]) {
  const standing = await selectStanding(tx, { customerIds: records });
  const again = restored.length > 0 ? await selectStanding(tx, { restored }) : [];
  return [...standing, ...again];
}

async function tellEnded(tx: ScopedTx, { actor, at }: Change, { dealId, familyName }: Released) {
  const deal = await lockDeal(tx, dealId);
  if (!deal) return;
  await addEvent(tx, actor, deal, { kind: "updated", at, note: givenWayNote(familyName) });
  await tellPartner(tx, actor, deal, givenWayLetter(deal, familyName));
}

async function tellAgain(
  tx: ScopedTx,
  { actor, at }: Change,
  { dealId, familyName, endsAt }: Released,
) {
  const deal = await lockDeal(tx, dealId);
  if (!deal) return;
  const lastDay = localDay(endsAt, (await findVendor(tx)).timeZone);
  await addEvent(tx, actor, deal, {
    kind: "updated",
    at,
    note: standsAgainNote(familyName, lastDay),
  });
  await tellPartner(tx, actor, deal, standsAgainLetter(deal, familyName, lastDay));
}
