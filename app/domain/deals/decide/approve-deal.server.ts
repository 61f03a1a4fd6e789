import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { ProgramRules, toJson } from "#app/domain/programs/program-rules.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Changed, Stamp } from "../changed.ts";
import { splitFamilies, type Taken } from "../conflicts/overlap.ts";
import { lockProtecting, takenFamilies } from "../conflicts/taken-families.server.ts";
import {
  addEvent,
  changeDeal,
  lockDeal,
  selectCustomerId,
  selectFamilies,
} from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayMove } from "../moves.ts";
import { notFound, type Refusal, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import { approvedLetter } from "../ui/deal-letters.ts";
import { heldNote } from "../ui/review/held-note.ts";
import {
  claimNoted,
  closeStep,
  openStep,
  proposedTerms,
  type StepRefusal,
} from "./decide-step.server.ts";
import { type PassedOn, passOn, termsKept } from "./pass-on.server.ts";
import { type GivenTerms, givenNote, settleGiven, type TermsRefusal } from "./terms-given.ts";

export type Approval =
  /** This very form was taken already. */
  | { ok: true; done: true }
  | { ok: true; protectedUntil: Date; families: string[] }
  /** A step was approved; the deal waits for the next one. */
  | { ok: true; next: PassedOn }
  | Refusal
  | Changed
  | StepRefusal
  | TermsRefusal
  /** Another deal protects some of it; `free` is what could be approved alone. */
  | { ok: false; reason: "protected"; taken: Taken[]; free: string[] };

type Approve = Stamp & {
  dealId: string;
  note: string | null;
  /** Protects what is free and leaves out what others hold. */
  freeOnly: boolean;
  /** The step that the form was about; the current one where nothing is said. */
  stepNo?: number | undefined;
  terms?: GivenTerms | undefined;
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
      if (!deal) return notFound;
      const families = await selectFamilies(tx, deal.id);
      return refusedAsProtected(await whatIsHeld(tx, deal, families, now));
    });
  }
}

const lastDays = (taken: readonly Taken[], timeZone: string) =>
  taken.map(({ familyName, until }) => ({ familyName, lastDay: localDay(until, timeZone) }));

async function whatIsHeld(
  tx: ScopedTx,
  deal: { id: string; partyId: string },
  families: { id: string; name: string }[],
  now: Date,
) {
  await lockProtecting(tx);
  const customerId = await selectCustomerId(tx, deal.partyId);
  const taken = await takenFamilies(tx, { dealId: deal.id, families }, now);
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
  { dealId, note, freeOnly, stepNo, terms, ...stamp }: Approve,
  now: Date,
): Promise<Approval> {
  const holding = await holdDeal(tx, dealId, stamp);
  if (!holding.ok) return holding.answer;
  const { deal } = holding;
  if (!mayMove("vendor", deal.status, "approved")) return wrongState;

  const opened = await openStep(tx, actor, deal, stepNo, now);
  if (!opened.ok) return opened;
  const { timeZone } = await findVendor(tx);
  const rules = ProgramRules.parse(deal.rules);
  const asked = await selectFamilies(tx, dealId);
  const wanted = { ...(await proposedTerms(tx, dealId)), ...terms };
  const settled = settleGiven(wanted, { families: asked, rules, now, timeZone });
  if (!settled.ok) return settled;
  const { step, next } = opened;
  if (step && next) {
    const passing = { deal, opened: { ...opened, step, next }, settled, note, stamp, timeZone };
    return { ok: true, next: await passOn(tx, actor, passing, now) };
  }

  const held = await whatIsHeld(tx, deal, settled.families, now);
  if (held.free.length === 0 || (held.taken.length > 0 && !freeOnly)) {
    return refusedAsProtected(held);
  }

  const { protectedUntil } = settled;
  const eventId = newId();
  const kept = termsKept(settled);
  await closeStep(tx, actor, dealId, opened, { status: "approved", eventId, terms: kept }, now);
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
  const dayOf = (instant: Date) => localDay(instant, timeZone);
  const said =
    [givenNote(settled, dayOf), heldNote(lastDays(held.taken, timeZone)), note]
      .filter(Boolean)
      .join(" ") || null;
  const made = await changeDeal(tx, dealId, now, {
    status: "approved",
    decidedAt: now,
    deciderName: actor.name,
    decisionNote: said,
    protectedUntil,
  });
  const { formId } = stamp;
  const told = { kind: "approved", at: now, note: said, made, formId } as const;
  await addEvent(tx, actor, deal, { ...told, id: eventId });
  const noted = { families, ...(kept && { terms: toJson(kept) }), ...claimNoted(opened) };
  await audit(tx, actor, "deal.approved", { kind: "deal", id: dealId }, noted);

  const lastDay = dayOf(protectedUntil);
  const letter = approvedLetter({ ...deal, families, lastDay, note: said });
  await tellPartner(tx, actor, deal, letter);
  return { ok: true, protectedUntil, families };
}
