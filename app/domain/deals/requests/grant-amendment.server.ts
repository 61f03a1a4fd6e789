import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { lookAgain } from "../conflicts/conflicts-of-deal.server.ts";
import { lockProtecting } from "../conflicts/taken-families.server.ts";
import {
  changeDeal,
  type LockedDeal,
  selectCustomerId,
  selectFamilies,
} from "../deal.store.server.ts";
import { findDeal } from "../find-deal.server.ts";
import { isLive } from "../moves.ts";
import { notFound, wrongState } from "../refusal.ts";
import { termsOf, withTerms } from "../terms/terms.ts";
import { replaceLines, workOutTerms } from "../terms/work-out-terms.server.ts";
import type { DealRequest } from "./deal-request.ts";
import { type Granted, HeldByOthers } from "./granted.server.ts";
import { reprotect } from "./reprotect.server.ts";

/**
 * Writes the terms that a partner asked for over those of its deal. Of a deal that is being decided the vendor has
 * seen them with this answer, so its steps stay as they are; of one that is protected the protection follows.
 */
export async function grantAmendment(
  tx: ScopedTx,
  actor: VendorActor,
  deal: LockedDeal,
  { proposed }: DealRequest,
  now: Date,
): Promise<Granted | typeof wrongState | typeof notFound> {
  const { id, protectedUntil } = deal;
  const isProtected = deal.status === "approved";
  if (!isLive(deal.status) || (isProtected && (!protectedUntil || protectedUntil <= now))) {
    return wrongState;
  }
  const record = await findDeal(tx, id);
  if (!record || !proposed) return notFound;
  const after = withTerms(termsOf(record), proposed);
  const rules = ProgramRules.parse(deal.rules);
  const worked = await workOutTerms(tx, actor, record, { after, rules }, now);
  if (!worked.ok) return worked;

  const before = await selectFamilies(tx, id);
  const { change, lines, customerChanged } = worked;
  // The words are the partner's own, which the database lets nobody of the vendor's write; the portal carries them over.
  const made = await asSystem(tx, actor, (wide) => changeDeal(wide, id, now, change));
  if (lines) await replaceLines(tx, actor, deal, lines);
  if (isProtected && protectedUntil && (lines || customerChanged)) {
    await lockProtecting(tx);
    const partyId = typeof change.partyId === "string" ? change.partyId : deal.partyId;
    const customerId = await selectCustomerId(tx, partyId);
    const named = await selectFamilies(tx, id);
    const wanted = { deal: { ...deal, protectedUntil }, customerId, before, after: named };
    const taken = await reprotect(tx, wanted, now);
    if (taken.length > 0) throw new HeldByOthers(taken);
  } else if (lines || customerChanged) {
    await lookAgain(tx, actor, id, now);
  }
  const changes = { ...made.changes, ...worked.changes };
  return { ok: true, made: { ...made, changes }, protectedUntil };
}
