import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal, type LockedDeal } from "../deal.store.server.ts";
import { stepLetter } from "../ui/step-letters.ts";
import { beginStep, claimNoted, closeStep, type OpenStep } from "./decide-step.server.ts";
import type { ApprovalStep } from "./steps.ts";
import { tellApprovers } from "./tell-approvers.server.ts";
import type { SettledTerms } from "./terms-given.ts";

/** The next step of an approval, and until when it is to be decided. */
export type PassedOn = { step: string; approver: string; dueAt: Date };

type Passing = {
  deal: LockedDeal;
  opened: OpenStep & { step: ApprovalStep; next: ApprovalStep };
  settled: SettledTerms;
  note: string | null;
  stamp: Stamp;
  timeZone: string;
};

/** Approves one step and hands the deal to those who decide the next. The partner reads how far it is, not what was said. */
export async function passOn(
  tx: ScopedTx,
  actor: VendorActor,
  { deal, opened, settled, note, stamp, timeZone }: Passing,
  now: Date,
): Promise<PassedOn> {
  const { next } = opened;
  const eventId = newId();
  await closeStep(
    tx,
    actor,
    deal.id,
    opened,
    { status: "approved", eventId, terms: termsKept(settled) },
    now,
  );
  const dueAt = await beginStep(tx, deal.id, next.stepNo, now);
  const made = await changeDeal(tx, deal.id, now, { status: "in_review" });
  const told = {
    kind: "step_approved",
    at: now,
    note,
    made,
    ...(stamp.formId && { formId: stamp.formId }),
  } as const;
  await addEvent(tx, actor, deal, { ...told, id: eventId, internal: true });
  const subject = { kind: "deal", id: deal.id };
  await audit(tx, actor, "deal.step_approved", subject, claimNoted(opened));
  const about = { ...deal, step: next.name, approvedBy: actor.name, note, dueAt };
  await tellApprovers(tx, actor, next, stepLetter(about, timeZone), now);
  return { step: next.name, approver: next.approver, dueAt };
}

/** What was asked for and what is given, where the two differ. */
export function termsKept(settled: SettledTerms): object | undefined {
  const { families, leftOut, protectedUntil, usualUntil } = settled;
  const sameEnd = protectedUntil.getTime() === usualUntil.getTime();
  if (leftOut.length === 0 && sameEnd) return undefined;
  const names = (list: typeof families) => list.map(({ name }) => name);
  return {
    asked: { families: names([...families, ...leftOut]).sort(), until: usualUntil },
    given: {
      families: names(families),
      until: protectedUntil,
      familyIds: families.map(({ id }) => id),
      ...(!sameEnd && { lastDay: settled.lastDay }),
    },
  };
}
