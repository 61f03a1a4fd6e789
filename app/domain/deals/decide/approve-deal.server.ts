import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay, protectionEnd } from "#app/domain/programs/local-time.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { splitFamilies, type Taken } from "../conflicts/overlap.ts";
import { takenFamilies } from "../conflicts/taken-families.server.ts";
import {
  addEvent,
  changeDeal,
  lockDeal,
  selectCustomerId,
  selectFamilies,
} from "../deal.store.server.ts";
import { mayMove } from "../moves.ts";
import { notFound, type Refusal, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import { approvedLetter } from "../ui/deal-letters.ts";
import { heldNote } from "../ui/review/held-note.ts";

export type Approval =
  | { ok: true; protectedUntil: Date; families: string[] }
  | Refusal
  /** Another deal protects some of it; `free` is what could be approved alone. */
  | { ok: false; reason: "protected"; taken: Taken[]; free: string[] };

type Approve = {
  dealId: string;
  note: string | null;
  /** Protects what is free and leaves out what others hold. */
  freeOnly: boolean;
};

/**
 * Protects the deal's families at its customer. Two approvals for the same family at the same instant: PostgreSQL
 * lets one through (protection_one_at_a_time), the other is told who won.
 */
export async function approveDeal(
  actor: VendorActor,
  input: Approve,
  now: Date,
): Promise<Approval> {
  try {
    return await withScope(actor, (tx) => approve(tx, actor, input, now));
  } catch (error) {
    if (!brokeConstraint(error, "protection_one_at_a_time")) throw error;
    return withScope(actor, async (tx) => {
      const deal = await lockDeal(tx, input.dealId);
      return deal ? refusedAsProtected(await whatIsHeld(tx, deal, now)) : notFound;
    });
  }
}

const lastDays = (taken: readonly Taken[], timeZone: string) =>
  taken.map(({ familyName, until }) => ({ familyName, lastDay: localDay(until, timeZone) }));

async function whatIsHeld(tx: ScopedTx, deal: { id: string; partyId: string }, now: Date) {
  const families = await selectFamilies(tx, deal.id);
  const customerId = await selectCustomerId(tx, deal.partyId);
  const taken = await takenFamilies(tx, { dealId: deal.id, customerId, families }, now);
  return { customerId, taken, ...splitFamilies(families, taken) };
}

type Held = Awaited<ReturnType<typeof whatIsHeld>>;

const refusedAsProtected = ({ taken, free }: Pick<Held, "taken" | "free">): Approval => ({
  ok: false,
  reason: "protected",
  taken,
  free: free.map(({ name }) => name),
});

async function approve(
  tx: ScopedTx,
  actor: VendorActor,
  { dealId, note, freeOnly }: Approve,
  now: Date,
): Promise<Approval> {
  const deal = await lockDeal(tx, dealId);
  if (!deal) return notFound;
  if (!mayMove("vendor", deal.status, "approved")) return wrongState;

  const held = await whatIsHeld(tx, deal, now);
  if (held.free.length === 0 || (held.taken.length > 0 && !freeOnly)) {
    return refusedAsProtected(held);
  }

  const { timeZone } = await findVendor(tx);
  const rules = ProgramRules.parse(deal.rules);
  const protectedUntil = protectionEnd(now, rules.protectionDays, timeZone);
  await tx.protection.createMany({
    // In one order for everybody, so that two approvals wait for each other and never in a circle.
    data: held.free
      .map(({ id }) => id)
      .sort()
      .map((familyId) => ({
        vendorId: tx.vendorId,
        id: newId(),
        dealId,
        partnerId: deal.partnerId,
        customerId: held.customerId,
        familyId,
        startsAt: now,
        endsAt: protectedUntil,
      })),
  });
  const families = held.free.map(({ name }) => name);
  const said = [heldNote(lastDays(held.taken, timeZone)), note].filter(Boolean).join(" ") || null;
  await changeDeal(tx, dealId, now, {
    status: "approved",
    decidedAt: now,
    deciderName: actor.name,
    decisionNote: said,
    protectedUntil,
  });
  await addEvent(tx, actor, deal, { kind: "approved", at: now, note: said });
  await audit(tx, actor, "deal.approved", { kind: "deal", id: dealId }, { families });

  const lastDay = localDay(protectedUntil, timeZone);
  const letter = approvedLetter({ ...deal, families, lastDay, note: said });
  await tellPartner(tx, actor, deal, letter);
  return { ok: true, protectedUntil, families };
}
