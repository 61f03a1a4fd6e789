import { partyOf } from "#app/domain/customers/reported-parties.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

import { isOpen } from "../moves.ts";
import { insertConflicts, markGone, selectConflicts } from "./conflict.store.server.ts";
import { byWeight, type Conflict } from "./conflict.ts";
import { findNear } from "./find-conflicts.server.ts";
import { judge, mirrored } from "./judge.ts";
import { lockKeys } from "./lock-keys.server.ts";
import type { Asked } from "./near.ts";

/** What touches a deal as it was last found, the heaviest first. Vendor's scope: it says whose it is. */
export const conflictsOf = async (tx: ScopedTx, dealId: string): Promise<Conflict[]> =>
  (await selectConflicts(tx, dealId)).sort(byWeight);

/**
 * Looks again: what stood against a deal when it was handed in may be gone, and other things may have come. A deal
 * that is decided keeps what was known then.
 */
export async function lookAgain(tx: ScopedTx, actor: Actor, dealId: string, now: Date) {
  await asSystem(tx, actor, async (wide) => {
    const asked = await askedBy(wide, dealId, now);
    if (asked) await keepConflicts(wide, asked, now);
  });
}

type AskedDeal = Asked & { dealId: string };

/** Finds what touches a deal and keeps it, for those it touches as well. Only the portal itself may. */
async function keepConflicts(tx: ScopedTx, asked: AskedDeal, now: Date) {
  const own = await keepWhatIsNear(tx, asked, now);
  await markGone(tx, asked.dealId, own, now);
}

/** The same of a deal that is handed in just now, with the lines it has by then: nothing was known of it. */
export async function keepFirstConflicts(tx: ScopedTx, asked: AskedDeal, now: Date) {
  await keepWhatIsNear(tx, asked, now);
}

async function keepWhatIsNear(tx: ScopedTx, asked: AskedDeal, now: Date) {
  const [, near] = await Promise.all([lockKeys(tx, asked), findNear(tx, asked, now)]);
  const own = judge(asked, near, now);
  const found = [...own, ...mirrored(asked, near)];
  if (found.length > 0) await tx.query(insertConflicts(tx.vendorId, found, now));
  return own;
}

/** What a deal that waits asks for; null when it does not wait. Vendor's scope. */
export async function askedBy(tx: ScopedTx, dealId: string, now: Date): Promise<AskedDeal | null> {
  const named = await namedBy(tx, dealId, now);
  return named && isOpen(named.status) ? named : null;
}

/** What a deal names in whatever state it is. Vendor's scope. */
export async function namedBy(tx: ScopedTx, dealId: string, now: Date) {
  const { vendorId } = tx;
  const deal = await tx.deal.findUnique({
    where: { vendorId_id: { vendorId, id: dealId } },
    select: {
      partnerId: true,
      partyId: true,
      status: true,
      rules: true,
      lines: { where: { vendorId }, select: { familyId: true } },
    },
  });
  if (!deal) return null;
  const party = await partyOf(tx, deal.partyId);
  if (!party) return null;
  const rules = ProgramRules.parse(deal.rules);
  const { timeZone } = await findVendor(tx);
  return {
    dealId,
    status: deal.status,
    partnerId: deal.partnerId,
    customerId: party.customerId,
    keys: party.keys,
    familyIds: [...new Set(deal.lines.map(({ familyId }) => familyId))],
    wholeFamily: rules.wholeFamily,
    until: protectionEnd(now, rules.protectionDays, timeZone),
  };
}
